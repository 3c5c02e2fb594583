package eu.sealwatch.agent.capture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A packet socket of Linux whose memory the kernel shares with us: TPACKET_V3, a ring of blocks
 * that each hold as many packets as fit. The kernel fills a block and hands it over by a word of
 * its header, we read it and hand it back by the same word; no system call is made but to wait when
 * there is nothing to read. (Documentation/networking/packet_mmap.rst)
 *
 * <p>One thread reads. Bound to one interface, by its number: when that is gone the ring stays
 * empty for ever.
 */
final class PacketRing implements AutoCloseable {
    /** Holds the longest packet with its headers, and many common ones. */
    static final int BLOCK_BYTES = 512 << 10;

    /** How long the kernel may keep a block that is not full: the delay on a quiet link. */
    private static final int BLOCK_DELAY_MS = 20;

    /** Has no meaning with variable packets, but must divide the block. */
    private static final int FRAME_BYTES = 2048;

    private static final long SECOND = 1_000_000_000L;

    /** ARPHRD_LOOPBACK. */
    private static final int LOOPBACK = 772;

    private static final VarHandle STATUS = JAVA_INT.varHandle();

    /** What waiting brought. */
    enum Wait {
        PACKETS,
        NOTHING,
        /** The interface is down, or gone. */
        DOWN
    }

    private final int socket;
    private final int index;
    private final int linkType;
    private final boolean isLoopback;
    private final Arena memory = Arena.ofShared();
    private final MemorySegment ring;
    private final int blocks;

    /** A packet is copied here: decoders read arrays alone, and the block is free the sooner. */
    private final PacketBytes bytes = new PacketBytes(new byte[BLOCK_BYTES]);

    private int block;
    private int left;
    private int at;

    private PacketRing(int socket, int index, int hardware, int linkType, int blocks)
            throws Linux.Refused {
        this.socket = socket;
        this.index = index;
        this.linkType = linkType;
        this.isLoopback = hardware == LOOPBACK;
        try {
            ring = Linux.share(socket, (long) blocks * BLOCK_BYTES, memory);
        } catch (Linux.Refused e) {
            memory.close();
            throw e;
        }
        this.blocks = blocks;
    }

    /**
     * Opens a ring and starts to receive.
     *
     * @param index the interface's number
     * @throws CaptureException when the kernel, the interface's kind or the filter does not allow
     *     it
     */
    static PacketRing open(
            String name,
            int index,
            int snapLength,
            long bufferBytes,
            CaptureFilter filter,
            boolean promiscuous)
            throws CaptureException {
        int socket = -1;
        try (Arena arena = Arena.ofConfined()) {
            // Protocol 0: nothing is received before filter and ring are in place.
            socket = Linux.socket(RingWire.AF_PACKET, RingWire.SOCK_RAW | RingWire.SOCK_CLOEXEC, 0);
            int hardware = hardware(socket, name, arena);
            int linkType =
                    LinkTypes.ofHardware(hardware)
                            .orElseThrow(() ->
                                    new CaptureException(
                                            name
                                                    + " is of hardware type "
                                                    + hardware
                                                    + ", which the packet ring does not"
                                                    + " read"));
            Linux.setOption(
                    socket,
                    RingWire.SOL_PACKET,
                    RingWire.PACKET_VERSION,
                    arena.allocateFrom(JAVA_INT, RingWire.TPACKET_V3));
            Linux.setOption(
                    socket,
                    RingWire.SOL_SOCKET,
                    RingWire.SO_ATTACH_FILTER,
                    filter.program(linkType, snapLength).write(arena));
            int blocks = (int) Math.max(bufferBytes / BLOCK_BYTES, 2);
            Linux.setOption(
                    socket,
                    RingWire.SOL_PACKET,
                    RingWire.PACKET_RX_RING,
                    arena.allocateFrom(
                            JAVA_INT,
                            BLOCK_BYTES,
                            blocks,
                            FRAME_BYTES,
                            blocks * (BLOCK_BYTES / FRAME_BYTES),
                            BLOCK_DELAY_MS,
                            0,
                            0));
            var ring = new PacketRing(socket, index, hardware, linkType, blocks);
            ring.begin(promiscuous, arena);
            return ring;
        } catch (CaptureException | RuntimeException e) {
            closeAfter(e, socket);
            throw e;
        } catch (Linux.Refused e) {
            closeAfter(e, socket);
            throw new CaptureException(sentence(name, e, bufferBytes), e);
        }
    }

    private static void closeAfter(Exception problem, int socket) {
        if (socket >= 0) {
            try {
                Linux.close(socket);
            } catch (Linux.Refused e) {
                problem.addSuppressed(e);
            }
        }
    }

    private static String sentence(String name, Linux.Refused problem, long bufferBytes) {
        if (problem.isForbidden()) {
            return name + " may not be captured by this user; it needs CAP_NET_RAW or root";
        }
        if (problem.number() == RingWire.ENOMEM) {
            return "%s: the kernel has no %d MiB for the packet ring; lower capture.buffer"
                    .formatted(name, bufferBytes >> 20);
        }
        return "%s: the kernel refuses the packet ring: %s".formatted(name, problem.getMessage());
    }

    /** The ARPHRD_ number of an interface. */
    private static int hardware(int socket, String name, Arena arena) throws Linux.Refused {
        MemorySegment request = request(name, arena);
        Linux.control(socket, RingWire.SIOCGIFHWADDR, request);
        return Short.toUnsignedInt(request.get(JAVA_SHORT, RingWire.NAME_BYTES));
    }

    /** A struct ifreq with the interface's name. */
    private static MemorySegment request(String name, Arena arena) {
        MemorySegment request = arena.allocate(RingWire.IFREQ_BYTES, 8);
        // a name that is too long is cut, and then the kernel knows no such interface
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, RingWire.NAME_BYTES - 1);
        MemorySegment.copy(octets, 0, request, JAVA_BYTE, 0, length);
        return request;
    }

    private void begin(boolean promiscuous, Arena arena) throws Linux.Refused {
        try {
            bind(promiscuous, arena);
        } catch (Linux.Refused e) {
            memory.close();
            throw e;
        }
    }

    private void bind(boolean promiscuous, Arena arena) throws Linux.Refused {
        MemorySegment address = arena.allocate(RingWire.ADDRESS_BYTES, 4);
        address.set(JAVA_SHORT, 0, (short) RingWire.AF_PACKET);
        address.set(
                JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN),
                RingWire.ADDRESS_PROTOCOL,
                (short) RingWire.ETH_P_ALL);
        address.set(JAVA_INT, RingWire.ADDRESS_INTERFACE, index);
        Linux.bind(socket, address);
        if (promiscuous) {
            MemorySegment membership = arena.allocate(RingWire.MEMBERSHIP_BYTES, 4);
            membership.set(JAVA_INT, 0, index);
            membership.set(
                    JAVA_SHORT, RingWire.MEMBERSHIP_TYPE, (short) RingWire.PACKET_MR_PROMISC);
            Linux.setOption(
                    socket, RingWire.SOL_PACKET, RingWire.PACKET_ADD_MEMBERSHIP, membership);
        }
    }

    int index() {
        return index;
    }

    /** Whether the interface is up, by its name. */
    boolean isUp(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(name, arena);
            Linux.control(socket, RingWire.SIOCGIFFLAGS, request);
            return (request.get(JAVA_SHORT, RingWire.NAME_BYTES) & RingWire.IFF_UP) != 0;
        } catch (Linux.Refused gone) {
            return false;
        }
    }

    /** Fills the packet with the next one; false when none is there. */
    boolean next(Packet into) {
        while (left > 0 || take()) {
            boolean isNew = fill(into);
            if (--left == 0) {
                giveBack();
            }
            if (isNew) {
                return true;
            }
        }
        return false;
    }

    /** Takes the next block that holds packets, if the kernel has filled one. */
    private boolean take() {
        while (true) {
            long start = (long) block * BLOCK_BYTES;
            int status = (int) STATUS.getAcquire(ring, start + RingWire.BLOCK_STATUS);
            if ((status & RingWire.STATUS_USER) == 0) {
                return false;
            }
            left = ring.get(JAVA_INT, start + RingWire.BLOCK_PACKETS);
            at = ring.get(JAVA_INT, start + RingWire.BLOCK_FIRST);
            if (left > 0) {
                return true;
            }
            giveBack();
        }
    }

    private void giveBack() {
        STATUS.setRelease(
                ring, (long) block * BLOCK_BYTES + RingWire.BLOCK_STATUS, RingWire.STATUS_KERNEL);
        block = block + 1 == blocks ? 0 : block + 1;
    }

    /** False for a packet that was seen before: on the loopback each is sent and received. */
    private boolean fill(Packet into) {
        MemorySegment from = ring;
        long header = (long) block * BLOCK_BYTES + at;
        int captured = from.get(JAVA_INT, header + RingWire.CAPTURED);
        int start = Short.toUnsignedInt(from.get(JAVA_SHORT, header + RingWire.MAC));
        MemorySegment.copy(from, JAVA_BYTE, header + start, bytes.array(), 0, captured);
        into.bytes = bytes;
        into.start = 0;
        into.captured = captured;
        into.wireBytes = from.get(JAVA_INT, header + RingWire.ON_WIRE);
        into.linkType = linkType;
        into.timeNs =
                Integer.toUnsignedLong(from.get(JAVA_INT, header + RingWire.SECONDS)) * SECOND
                        + from.get(JAVA_INT, header + RingWire.NANOSECONDS);
        boolean tagged =
                (from.get(JAVA_INT, header + RingWire.STATUS) & RingWire.STATUS_VLAN_VALID) != 0;
        into.vlan =
                tagged ? from.get(JAVA_INT, header + RingWire.VLAN_TCI) & 0x0FFF : Packet.NO_TAG;
        at += from.get(JAVA_INT, header + RingWire.NEXT);
        return !isLoopback
                || from.get(JAVA_BYTE, header + RingWire.SENDER + RingWire.ADDRESS_PACKET_TYPE)
                        != RingWire.PACKET_OUTGOING;
    }

    /** Waits until there is something to read, but not longer than this. */
    Wait await(int milliseconds) throws IOException {
        int events = Linux.poll(socket, RingWire.POLLIN | RingWire.POLLERR, milliseconds);
        if ((events & RingWire.POLLERR) != 0 && error() != 0) {
            return Wait.DOWN;
        }
        return events == 0 ? Wait.NOTHING : Wait.PACKETS;
    }

    /** The socket's error, which asking clears. */
    private int error() throws Linux.Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_INT);
            Linux.getOption(socket, RingWire.SOL_SOCKET, RingWire.SO_ERROR, value);
            return value.get(JAVA_INT, 0);
        }
    }

    /** Packets that found the ring full since this was last asked. */
    long droppedSince() throws Linux.Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = arena.allocate(RingWire.STATISTICS_BYTES, 4);
            Linux.getOption(socket, RingWire.SOL_PACKET, RingWire.PACKET_STATISTICS, counts);
            return Integer.toUnsignedLong(counts.get(JAVA_INT, RingWire.STATISTICS_DROPS));
        }
    }

    @Override
    public void close() throws Linux.Refused {
        memory.close();
        Linux.close(socket);
    }
}
