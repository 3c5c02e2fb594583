package eu.sealwatch.agent.capture;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;
import org.pcap4j.core.Pcaps;

/**
 * Packets of a live interface through libpcap. Passive: it never sends. One thread reads; the
 * counters of the kernel are those of the moment of asking.
 */
public final class LiveCapture implements PacketSource {
    /** How long the kernel may hold packets back to hand them over together. */
    private static final int KERNEL_DELAY_MS = 50;

    private static final long WAIT_NS = 5_000_000;
    private static final int QUIET_AFTER_WAITS = 20;
    private static final int MOST_CAPTURED = 256 << 10;
    private static final long MILLISECOND = 1_000_000L;

    private final String name;
    private final PcapHandle handle;
    private final int linkType;
    private long packets;
    private long bytes;

    private LiveCapture(String name, PcapHandle handle) {
        this.name = name;
        this.handle = handle;
        this.linkType = handle.getDlt().value();
    }

    /**
     * Starts capturing.
     *
     * @param bufferBytes kernel buffer, which bridges the moments when this process does not run
     * @throws CaptureException when the interface, the permission, libpcap or the filter is wanting
     */
    public static LiveCapture open(
            String networkInterface,
            int snapLength,
            int bufferBytes,
            CaptureFilter filter,
            boolean promiscuous)
            throws IOException {
        requireInterface(networkInterface);
        PcapHandle handle = activate(networkInterface, snapLength, bufferBytes, promiscuous);
        try {
            String expression = filter.text();
            if (!expression.isEmpty()) {
                handle.setFilter(expression, BpfCompileMode.OPTIMIZE);
            }
            // libpcap's own wait has no end on a silent interface with TPACKET_V3: we wait instead
            handle.setBlockingMode(BlockingMode.NONBLOCKING);
            return new LiveCapture(networkInterface, handle);
        } catch (PcapNativeException | NotOpenException e) {
            handle.close();
            throw new CaptureException(
                    "%s: libpcap refuses the filter \"%s\" or the mode: %s"
                            .formatted(networkInterface, filter.text(), e.getMessage()),
                    e);
        }
    }

    private static void requireInterface(String wanted) throws CaptureException {
        List<PcapNetworkInterface> all;
        try {
            all = Pcaps.findAllDevs();
        } catch (PcapNativeException e) {
            throw new CaptureException("cannot list the network interfaces: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new CaptureException(
                    "live capture needs libpcap, which is not installed (Debian: apt install libpcap0.8)",
                    e);
        }
        if (all.stream().noneMatch(each -> each.getName().equals(wanted))) {
            String known =
                    all.stream()
                            .map(PcapNetworkInterface::getName)
                            .collect(Collectors.joining(", "));
            throw new CaptureException(
                    known.isEmpty()
                            ? "no interface may be captured by this user; it needs CAP_NET_RAW or root"
                            : "there is no interface \"%s\"; there are %s"
                                    .formatted(wanted, known));
        }
    }

    /** Nanoseconds where the system can tell them, otherwise microseconds. */
    private static PcapHandle activate(
            String networkInterface, int snapLength, int bufferBytes, boolean promiscuous)
            throws CaptureException {
        var builder =
                new PcapHandle.Builder(networkInterface)
                        .snaplen(snapLength)
                        .bufferSize(bufferBytes)
                        .timeoutMillis(KERNEL_DELAY_MS)
                        .promiscuousMode(
                                promiscuous
                                        ? PromiscuousMode.PROMISCUOUS
                                        : PromiscuousMode.NONPROMISCUOUS);
        try {
            return builder.timestampPrecision(TimestampPrecision.NANO).build();
        } catch (PcapNativeException nanosecondsRefused) {
            try {
                return builder.timestampPrecision(TimestampPrecision.MICRO).build();
            } catch (PcapNativeException e) {
                throw new CaptureException(
                        "%s cannot be captured: %s; it needs CAP_NET_RAW or root, and the interface up"
                                .formatted(networkInterface, e.getMessage()),
                        e);
            }
        }
    }

    @Override
    public Next next(Packet into) throws IOException {
        byte[] raw;
        try {
            raw = handle.getNextRawPacket();
            for (int waits = 0; raw == null && waits < QUIET_AFTER_WAITS; waits++) {
                LockSupport.parkNanos(WAIT_NS);
                raw = handle.getNextRawPacket();
            }
        } catch (NotOpenException e) {
            return Next.END;
        }
        if (raw == null) {
            return Next.QUIET;
        }
        int captured = Math.min(raw.length, MOST_CAPTURED);
        var time = handle.getTimestamp();
        into.timeNs = time.getTime() / 1000 * 1000 * MILLISECOND + time.getNanos();
        into.bytes = new PacketBytes(raw);
        into.start = 0;
        into.captured = captured;
        into.wireBytes = Math.max(captured, handle.getOriginalLength());
        into.linkType = linkType;
        packets++;
        bytes += into.wireBytes;
        return Next.PACKET;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CaptureCounters counters() {
        try {
            PcapStat stat = handle.getStats();
            return new CaptureCounters(
                    packets, bytes, stat.getNumPacketsDropped(), stat.getNumPacketsDroppedByIf());
        } catch (PcapNativeException | NotOpenException e) {
            // Closed, or a device without counters: nothing is known to be lost.
            return new CaptureCounters(packets, bytes, 0, 0);
        }
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void close() {
        handle.close();
    }
}
