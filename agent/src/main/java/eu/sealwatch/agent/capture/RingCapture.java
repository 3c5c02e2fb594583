package eu.sealwatch.agent.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packets of a live interface through Linux's packet ring. Passive: it never sends. An interface
 * that goes down is waited for, and one that vanishes is opened again when it returns. One thread
 * reads, and asks for the counters.
 */
public final class RingCapture implements PacketSource {
    private static final Logger LOG = LoggerFactory.getLogger(RingCapture.class);

    private static final int WAIT_MS = 100;

    /** How many waits pass between two looks at an interface that is down. */
    private static final int LOOK_EACH = 10;

    private static final int VLAN_TAG = 4;

    private static final Path INTERFACES = Path.of("/sys/class/net");

    private final String name;
    private final int snapLength;
    private final long bufferBytes;
    private final CaptureFilter filter;
    private final boolean promiscuous;
    private final InterfaceLosses interfaceLosses;
    private @Nullable PacketRing ring;
    private boolean down;
    private int waits;
    private long packets;
    private long bytes;
    private long dropped;

    private RingCapture(
            String name,
            int snapLength,
            long bufferBytes,
            CaptureFilter filter,
            boolean promiscuous)
            throws CaptureException {
        this.name = name;
        this.snapLength = snapLength;
        this.bufferBytes = bufferBytes;
        this.filter = filter;
        this.promiscuous = promiscuous;
        this.interfaceLosses = new InterfaceLosses(name);
        this.ring = open(index());
    }

    /**
     * Starts capturing.
     *
     * @param bufferBytes the ring's size, which bridges the moments when this process does not run
     * @throws CaptureException when this is not Linux, or the interface, the permission, the memory
     *     or the filter is wanting
     */
    public static RingCapture open(
            String networkInterface,
            int snapLength,
            long bufferBytes,
            CaptureFilter filter,
            boolean promiscuous)
            throws CaptureException {
        if (!Linux.isHere()) {
            throw new CaptureException("there is a packet ring on 64-bit Linux alone");
        }
        return new RingCapture(networkInterface, snapLength, bufferBytes, filter, promiscuous);
    }

    private int index() throws CaptureException {
        int index = Linux.indexOf(name);
        if (index == 0) {
            throw new CaptureException("there is no interface \"" + name + "\"" + known());
        }
        return index;
    }

    private static String known() {
        try (var all = Files.list(INTERFACES)) {
            return all.map(each -> each.getFileName().toString())
                    .sorted()
                    .collect(Collectors.joining(", ", "; there are ", ""));
        } catch (IOException notTold) {
            return "";
        }
    }

    private PacketRing open(int index) throws CaptureException {
        return PacketRing.open(name, index, snapLength, bufferBytes, filter, promiscuous);
    }

    @Override
    public Next next(Packet into) throws IOException {
        PacketRing current = ring;
        if (current == null) {
            return lookForInterface();
        }
        while (!current.next(into)) {
            switch (current.await(WAIT_MS)) {
                case PACKETS -> {
                    // read on
                }
                case NOTHING -> {
                    return quiet(current);
                }
                case DOWN -> {
                    down = true;
                    waits = 0;
                    LOG.warn("{} is down: nothing is captured until it is up again", name);
                    return Next.QUIET;
                }
            }
        }
        packets++;
        bytes += into.wireBytes + (into.vlan == Packet.NO_TAG ? 0 : VLAN_TAG);
        return Next.PACKET;
    }

    private Next quiet(PacketRing current) throws IOException {
        if (down && ++waits % LOOK_EACH == 0) {
            if (Linux.indexOf(name) != current.index()) {
                LOG.warn("{} is gone: nothing is captured until it is there again", name);
                lose(current);
            } else if (current.isUp(name)) {
                down = false;
                LOG.info("{} is up again and captured", name);
            }
        }
        return Next.QUIET;
    }

    private void lose(PacketRing current) throws IOException {
        dropped += current.droppedSince();
        ring = null;
        current.close();
    }

    private Next lookForInterface() {
        LockSupport.parkNanos(WAIT_MS * 1_000_000L);
        if (++waits % LOOK_EACH != 0) {
            return Next.QUIET;
        }
        int index = Linux.indexOf(name);
        if (index != 0) {
            try {
                ring = open(index);
                down = false;
                LOG.info("{} is there again and captured", name);
            } catch (CaptureException notYet) {
                LOG.warn("{}; trying again", notYet.getMessage());
            }
        }
        return Next.QUIET;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CaptureCounters counters() {
        PacketRing current = ring;
        if (current != null) {
            try {
                dropped += current.droppedSince();
            } catch (Linux.Refused e) {
                throw new IllegalStateException("a packet socket does not tell its counters", e);
            }
        }
        return new CaptureCounters(packets, bytes, dropped, interfaceLosses.lost());
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        PacketRing current = ring;
        if (current != null) {
            lose(current);
        }
    }
}
