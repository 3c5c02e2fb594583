package eu.sealwatch.agent.capture;

import java.io.IOException;

/**
 * Classic pcap: a file header, then records of (seconds, fraction, captured length, length on the
 * wire, bytes) in the byte order of the machine that wrote them. Also the variant of old Linux
 * distributions ("modified"), whose record header is 8 bytes longer.
 */
final class PcapFormat implements CaptureFormat {
    static final int MICROSECONDS = 0xA1B2C3D4;
    static final int NANOSECONDS = 0xA1B23C4D;
    static final int MODIFIED = 0xA1B2CD34;

    private static final int FILE_HEADER = 24;
    private static final int LINK_TYPE = 20;
    private static final int FRACTION = 4;
    private static final int CAPTURED = 8;
    private static final int ON_WIRE = 12;
    private static final long SECOND = 1_000_000_000L;

    private final Input input;
    private final Damage damage;
    private final boolean swapped;
    private final int fractionNs;
    private final int recordHeader;
    private final int linkType;
    private long packets;

    private PcapFormat(Input input, Damage damage, int magic, boolean swapped) {
        this.input = input;
        this.damage = damage;
        this.swapped = swapped;
        this.fractionNs = magic == NANOSECONDS ? 1 : 1000;
        this.recordHeader = magic == MODIFIED ? 24 : 16;
        // The upper half of the word tells of frame check sequences.
        this.linkType = i32(input.bytes, input.at + LINK_TYPE) & 0xFFFF;
        input.at += FILE_HEADER;
    }

    static boolean knows(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS || magic == MODIFIED;
    }

    /** Reads the file header. */
    static PcapFormat open(Input input, Damage damage, String name) throws IOException {
        if (!input.has(FILE_HEADER)) {
            throw new CaptureException(
                    name + " ends inside the pcap file header, so there is nothing to read in it");
        }
        int magic = input.bytes.getInt(input.at);
        boolean swapped = !knows(magic);
        return new PcapFormat(
                input, damage, swapped ? Integer.reverseBytes(magic) : magic, swapped);
    }

    @Override
    public boolean next(Packet into) throws IOException {
        Input in = input;
        if (!in.has(recordHeader)) {
            if (in.has(1) || in.trouble() != null) {
                damage.cutShort(in, packets);
            }
            return false;
        }
        int captured = i32(in.bytes, in.at + CAPTURED);
        if (captured < 0 || captured > MOST_CAPTURED) {
            damage.broken(
                    in.offset(),
                    "packet "
                            + (packets + 1)
                            + " claims "
                            + Integer.toUnsignedString(captured)
                            + " bytes",
                    packets);
            return false;
        }
        if (!in.has(recordHeader + captured)) {
            damage.cutShort(in, packets);
            return false;
        }
        PacketBytes bytes = in.bytes;
        int at = in.at;
        into.timeNs =
                Integer.toUnsignedLong(i32(bytes, at)) * SECOND
                        + Integer.toUnsignedLong(i32(bytes, at + FRACTION)) * fractionNs;
        into.bytes = bytes;
        into.start = at + recordHeader;
        into.captured = captured;
        into.wireBytes = Math.max(captured, i32(bytes, at + ON_WIRE));
        into.linkType = linkType;
        in.at = at + recordHeader + captured;
        packets++;
        return true;
    }

    @Override
    public long droppedByKernel() {
        return 0;
    }

    @Override
    public long droppedByInterface() {
        return 0;
    }

    private int i32(PacketBytes bytes, int at) {
        int value = bytes.getInt(at);
        return swapped ? Integer.reverseBytes(value) : value;
    }
}
