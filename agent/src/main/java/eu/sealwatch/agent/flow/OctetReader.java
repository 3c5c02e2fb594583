package eu.sealwatch.agent.flow;

/**
 * Walks through octets front to back, so that a parser reads like the standard's figure. A read
 * past the end gives zeros and sets {@link #ranOut}, once and for all: check it after a structure,
 * not after each field.
 */
public final class OctetReader {
    private final Octets octets;
    private int position;
    private boolean ranOut;

    OctetReader(Octets octets) {
        this.octets = octets;
    }

    public int u8() {
        int at = advance(1);
        return ranOut ? 0 : octets.u8(at);
    }

    public int u16() {
        int at = advance(2);
        return ranOut ? 0 : octets.u16(at);
    }

    public int u24() {
        int at = advance(3);
        return ranOut ? 0 : octets.u24(at);
    }

    public long u32() {
        int at = advance(4);
        return ranOut ? 0 : octets.u32(at);
    }

    public int u16le() {
        int at = advance(2);
        return ranOut ? 0 : octets.u16le(at);
    }

    public long u32le() {
        int at = advance(4);
        return ranOut ? 0 : octets.u32le(at);
    }

    /** The next bytes as a view of their own; empty when they are not all there. */
    public Octets take(long count) {
        int at = advance(count);
        return ranOut ? Octets.EMPTY : octets.slice(at, (int) count);
    }

    public void skip(long count) {
        advance(count);
    }

    /** Everything from here on, without moving. */
    public Octets rest() {
        return octets.slice(position);
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return octets.length() - position;
    }

    /** Whether a read went past the end. */
    public boolean ranOut() {
        return ranOut;
    }

    private int advance(long count) {
        int at = position;
        if (ranOut || count < 0 || count > octets.length() - position) {
            ranOut = true;
            return at;
        }
        position += (int) count;
        return at;
    }
}
