package eu.sealwatch.agent.capture;

/**
 * The array in which packets lie, read big-endian (network order) by absolute index.
 *
 * <p>An array and not a buffer: short commands run code of the first compiler, for which a buffer's
 * read is ten calls and an array's is one load. Bounds are the array's own; a decoder checks
 * against the packet's length before it reads.
 */
public final class PacketBytes {
    public static final PacketBytes EMPTY = new PacketBytes(new byte[0]);

    private final byte[] bytes;

    public PacketBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte get(int at) {
        return bytes[at];
    }

    public short getShort(int at) {
        byte[] b = bytes;
        return (short) (b[at] << 8 | b[at + 1] & 0xFF);
    }

    public int getInt(int at) {
        byte[] b = bytes;
        return b[at] << 24 | (b[at + 1] & 0xFF) << 16 | (b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF;
    }

    public long getLong(int at) {
        return (long) getInt(at) << 32 | Integer.toUnsignedLong(getInt(at + 4));
    }

    /** Copies a stretch out. */
    public void get(int at, byte[] target, int targetAt, int count) {
        System.arraycopy(bytes, at, target, targetAt, count);
    }

    /** The array itself, for the source that fills it. */
    byte[] array() {
        return bytes;
    }
}
