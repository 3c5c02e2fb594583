package eu.sealwatch.agent.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A read-only stretch of bytes. Reading outside gives 0, so that parsers never throw on bad input;
 * {@link OctetReader} remembers that it happened. The bytes are not copied: valid while their owner
 * keeps them, which for an inspector is the length of its call.
 */
public final class Octets {
    public static final Octets EMPTY = new Octets(new byte[0], 0, 0);

    private byte[] bytes;
    private int from;
    private int length;

    public Octets(byte[] bytes, int from, int length) {
        wrap(bytes, from, length);
    }

    public static Octets of(byte... bytes) {
        return new Octets(bytes, 0, bytes.length);
    }

    /** Points this view elsewhere; for the owner of a reusable view. */
    public void wrap(byte[] newBytes, int newFrom, int newLength) {
        if ((newFrom | newLength) < 0 || newLength > newBytes.length - newFrom) {
            throw new IndexOutOfBoundsException(
                    newFrom + "+" + newLength + " of " + newBytes.length);
        }
        bytes = newBytes;
        from = newFrom;
        length = newLength;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether there are at least so many bytes from an offset on. */
    public boolean has(int offset, int count) {
        return offset >= 0 && count >= 0 && count <= length - offset;
    }

    public int u8(int offset) {
        return offset >= 0 && offset < length ? bytes[from + offset] & 0xFF : 0;
    }

    public int u16(int offset) {
        return u8(offset) << 8 | u8(offset + 1);
    }

    public int u24(int offset) {
        return u16(offset) << 8 | u8(offset + 2);
    }

    public long u32(int offset) {
        return (long) u16(offset) << 16 | u16(offset + 2);
    }

    public int u16le(int offset) {
        return u8(offset) | u8(offset + 1) << 8;
    }

    public long u32le(int offset) {
        return u16le(offset) | (long) u16le(offset + 2) << 16;
    }

    /** A part of this stretch; clipped to what there is. */
    public Octets slice(int offset, int count) {
        int start = Math.clamp(offset, 0, length);
        return new Octets(bytes, from + start, Math.clamp(count, 0, length - start));
    }

    public Octets slice(int offset) {
        return slice(offset, length);
    }

    /** Whether the ASCII text stands at the offset, whole. */
    public boolean startsWith(int offset, String ascii) {
        if (!has(offset, ascii.length())) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + offset + i] != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public boolean startsWith(String ascii) {
        return startsWith(0, ascii);
    }

    /** First offset of a byte value from an offset on, or -1. */
    public int indexOf(int value, int offset) {
        // the first compiler does not keep fields in registers
        byte[] array = bytes;
        int end = from + length;
        byte wanted = (byte) value;
        for (int at = from + Math.max(offset, 0); at < end; at++) {
            if (array[at] == wanted) {
                return at - from;
            }
        }
        return -1;
    }

    /** ISO 8859-1, so that every byte survives; control characters are the caller's business. */
    public String latin1() {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /** Printable ASCII; every other byte becomes {@code ?}. Safe to show and to log. */
    public String printable() {
        byte[] copy = toBytes();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] < 0x20 || copy[i] > 0x7E) {
                copy[i] = '?';
            }
        }
        return new String(copy, StandardCharsets.US_ASCII);
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** Copies the first bytes out. */
    public void copyTo(byte[] target, int at, int count) {
        System.arraycopy(bytes, from, target, at, Math.min(count, length));
    }

    public OctetReader reader() {
        return new OctetReader(this);
    }
}
