package eu.sealwatch.agent.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * pcapng (draft-ietf-opsawg-pcapng): sections of blocks, each of (type, length, body, length), in
 * the byte order that the section's header tells. Blocks that are neither packets, interfaces nor
 * statistics are passed over.
 */
final class PcapngFormat implements CaptureFormat {
    static final int SECTION = 0x0A0D0D0A;

    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int SHORTEST_BLOCK = 12;
    private static final int PACKET_HEADER = 28;
    private static final int SIMPLE_HEADER = 12;
    private static final int MOST_INTERFACES = 4096;
    private static final int MOST_OPTION_BYTES = 64 << 10;

    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;
    private static final int OPTION_INTERFACE_DROPS = 5;
    private static final int OPTION_SYSTEM_DROPS = 7;

    private final Input input;
    private final Damage damage;
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private boolean swapped;
    private long packets;
    private long lastTimeNs;
    private long kernelDropsOfPastSections;
    private long interfaceDropsOfPastSections;

    PcapngFormat(Input input, Damage damage) {
        this.input = input;
        this.damage = damage;
    }

    @Override
    public boolean next(Packet into) throws IOException {
        while (input.has(SHORTEST_BLOCK)) {
            if (input.bytes.getInt(input.at) == SECTION && !section()) {
                return false;
            }
            int type = i32(0);
            long length = Integer.toUnsignedLong(i32(4));
            if (length < SHORTEST_BLOCK || (length & 3) != 0) {
                damage.broken(input.offset(), "a block claims " + length + " bytes", packets);
                return false;
            }
            boolean isPacket =
                    type == ENHANCED_PACKET || type == OLD_PACKET || type == SIMPLE_PACKET;
            if (isPacket && length <= Input.MOST && input.has((int) length)) {
                boolean filled =
                        type == SIMPLE_PACKET
                                ? simplePacket(into, (int) length)
                                : packet(into, type == OLD_PACKET, (int) length);
                input.at += (int) length;
                if (filled) {
                    packets++;
                    lastTimeNs = into.timeNs;
                    return true;
                }
                continue;
            }
            if (isPacket && length > Input.MOST) {
                damage.broken(input.offset(), "a packet claims " + length + " bytes", packets);
                return false;
            }
            describe(type, length);
            if (!input.skip(length)) {
                damage.cutShort(input, packets);
                return false;
            }
        }
        if (input.has(1) || input.trouble() != null) {
            damage.cutShort(input, packets);
        }
        return false;
    }

    /** Takes over the byte order of a new section; its interfaces are numbered from 0 again. */
    private boolean section() throws IOException {
        int magic = input.bytes.getInt(input.at + 8);
        if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
            damage.broken(input.offset(), "a section without byte-order magic", packets);
            return false;
        }
        swapped = magic != BYTE_ORDER_MAGIC;
        kernelDropsOfPastSections = droppedByKernel();
        interfaceDropsOfPastSections = droppedByInterface();
        interfaces.clear();
        return true;
    }

    private boolean packet(Packet into, boolean old, int length) {
        if (length < PACKET_HEADER + 4) {
            return unreadable("a packet block is too short for its header");
        }
        int number = old ? u16(8) : i32(8);
        long ticks = (long) i32(12) << 32 | Integer.toUnsignedLong(i32(16));
        int captured = i32(20);
        if (captured < 0 || captured > Math.min(length - PACKET_HEADER - 4, MOST_CAPTURED)) {
            return unreadable("a packet is longer than its block");
        }
        PcapngInterface from = interfaceOf(number);
        if (from == null) {
            return false;
        }
        fill(into, from, PACKET_HEADER, captured, i32(24));
        into.timeNs = from.nanoseconds(ticks);
        return true;
    }

    private boolean simplePacket(Packet into, int length) {
        PcapngInterface from = interfaceOf(0);
        if (from == null || length < SIMPLE_HEADER + 4) {
            return false;
        }
        int onWire = i32(8);
        int captured = length - SIMPLE_HEADER - 4;
        if (onWire >= 0) {
            captured = Math.min(captured, onWire);
        }
        if (from.snapLength > 0) {
            captured = Math.min(captured, from.snapLength);
        }
        fill(into, from, SIMPLE_HEADER, Math.min(captured, MOST_CAPTURED), onWire);
        // A simple packet has no time of its own.
        into.timeNs = lastTimeNs;
        return true;
    }

    private void fill(Packet into, PcapngInterface from, int header, int captured, int onWire) {
        into.bytes = input.bytes;
        into.start = input.at + header;
        into.captured = captured;
        into.wireBytes = Math.max(captured, onWire);
        into.linkType = from.linkType;
    }

    private @Nullable PcapngInterface interfaceOf(int number) {
        if (number >= 0 && number < interfaces.size()) {
            return interfaces.get(number);
        }
        unreadable("packets of interface " + number + ", which no block describes");
        return null;
    }

    private boolean unreadable(String what) {
        damage.note(what + "; passed over");
        return false;
    }

    /** Takes what a block says about interfaces; does not move. */
    private void describe(int type, long length) throws IOException {
        int inView = (int) Math.min(length, MOST_OPTION_BYTES);
        if (type == INTERFACE && length >= 20 && input.has(inView)) {
            if (interfaces.size() == MOST_INTERFACES) {
                unreadable("more than " + MOST_INTERFACES + " interfaces");
                return;
            }
            var described = new PcapngInterface(u16(8), i32(12));
            options(16, inView - 4, described);
            interfaces.add(described);
        } else if (type == STATISTICS && length >= 24 && input.has(inView)) {
            int number = i32(8);
            if (number >= 0 && number < interfaces.size()) {
                statistics(20, inView - 4, interfaces.get(number));
            }
        }
    }

    private void options(int from, int to, PcapngInterface described) {
        for (int at = from; at + 4 <= to; at += 4 + padded(u16(at + 2))) {
            int length = u16(at + 2);
            if (at + 4 + length > to) {
                return;
            }
            switch (u16(at)) {
                case OPTION_RESOLUTION -> {
                    if (length == 1) {
                        described.resolution(input.bytes.get(input.at + at + 4));
                    }
                }
                case OPTION_OFFSET -> {
                    if (length == 8) {
                        described.offset(i64(at + 4));
                    }
                }
                default -> {}
            }
        }
    }

    private void statistics(int from, int to, PcapngInterface counted) {
        for (int at = from; at + 4 <= to; at += 4 + padded(u16(at + 2))) {
            if (u16(at + 2) != 8 || at + 12 > to) {
                continue;
            }
            switch (u16(at)) {
                case OPTION_INTERFACE_DROPS -> counted.droppedByInterface = i64(at + 4);
                case OPTION_SYSTEM_DROPS -> counted.droppedByKernel = i64(at + 4);
                default -> {}
            }
        }
    }

    @Override
    public long droppedByKernel() {
        long sum = kernelDropsOfPastSections;
        for (PcapngInterface each : interfaces) {
            sum += each.droppedByKernel;
        }
        return sum;
    }

    @Override
    public long droppedByInterface() {
        long sum = interfaceDropsOfPastSections;
        for (PcapngInterface each : interfaces) {
            sum += each.droppedByInterface;
        }
        return sum;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private int i32(int offset) {
        int value = input.bytes.getInt(input.at + offset);
        return swapped ? Integer.reverseBytes(value) : value;
    }

    private long i64(int offset) {
        long value = input.bytes.getLong(input.at + offset);
        return swapped ? Long.reverseBytes(value) : value;
    }

    private int u16(int offset) {
        short value = input.bytes.getShort(input.at + offset);
        return Short.toUnsignedInt(swapped ? Short.reverseBytes(value) : value);
    }
}
