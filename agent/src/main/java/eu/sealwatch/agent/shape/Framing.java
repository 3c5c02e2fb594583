package eu.sealwatch.agent.shape;

/**
 * Guesses how one direction's messages are framed: a length field at a fixed place that fits every
 * message seen, or a chain of tag, length and value. Each guess must have fitted several messages
 * that differ in length. Only messages of one packet are looked at: once one may go on in the next,
 * what is known stands.
 */
final class Framing {
    private static final int MOST_MESSAGES = 16;
    private static final int LEAST_MESSAGES = 3;

    /** A segment this long may be a part of something longer. */
    private static final int LONGEST = 1200;

    private static final int PLACES = 5;

    /** Widest first: a short length in a wide field also fits the narrow field at its end. */
    private enum Width {
        U32BE(4),
        U32LE(4),
        U16BE(2),
        U16LE(2),
        U8(1);

        private final int bytes;

        Width(int bytes) {
            this.bytes = bytes;
        }

        long read(byte[] message, int at) {
            return switch (this) {
                case U32BE -> u16be(message, at) << 16 | u16be(message, at + 2);
                case U32LE -> u16le(message, at) | u16le(message, at + 2) << 16;
                case U16BE -> u16be(message, at);
                case U16LE -> u16le(message, at);
                case U8 -> message[at] & 0xFF;
            };
        }

        private static long u16be(byte[] message, int at) {
            return (message[at] & 0xFFL) << 8 | message[at + 1] & 0xFF;
        }

        private static long u16le(byte[] message, int at) {
            return message[at] & 0xFF | (message[at + 1] & 0xFFL) << 8;
        }
    }

    private static final Width[] WIDTHS = Width.values();
    private static final long ALL = (1L << WIDTHS.length * PLACES * 2) - 1;

    private long fields = ALL;
    private boolean tlv = true;
    private boolean ber = true;
    private boolean lines = true;
    private int messages;
    private int firstLength;
    private boolean lengthsDiffer;
    private boolean over;

    void reset() {
        fields = ALL;
        tlv = true;
        ber = true;
        lines = true;
        messages = 0;
        lengthsDiffer = false;
        over = false;
    }

    void message(byte[] bytes, int from, int count) {
        over |= count > LONGEST || messages == MOST_MESSAGES;
        if (over) {
            return;
        }
        if (messages++ == 0) {
            firstLength = count;
        }
        lengthsDiffer |= count != firstLength;
        lines &= bytes[from + count - 1] == '\n';
        tlv &= isTlv(bytes, from, count);
        ber &= isBer(bytes, from, count);
        long left = fields;
        for (int guess = 0; left != 0; guess++, left >>>= 1) {
            if ((left & 1) != 0 && !fits(guess, bytes, from, count)) {
                fields &= ~(1L << guess);
            }
        }
    }

    /** In words; empty when nothing fits, or too little was seen. */
    String guess() {
        if (messages < LEAST_MESSAGES || !lengthsDiffer) {
            return "";
        }
        if (lines) {
            return "lines";
        }
        if (ber) {
            return "ber";
        }
        if (fields != 0) {
            int guess = Long.numberOfTrailingZeros(fields);
            return "length-prefixed %s at %d%s"
                    .formatted(
                            WIDTHS[guess / (PLACES * 2)].name().toLowerCase(java.util.Locale.ROOT),
                            guess / 2 % PLACES,
                            guess % 2 == 0 ? "" : ", counting all");
        }
        return tlv ? "tlv" : "";
    }

    /** Even guesses count what follows the field, odd ones the whole message. */
    private static boolean fits(int guess, byte[] bytes, int from, int count) {
        Width width = WIDTHS[guess / (PLACES * 2)];
        int place = guess / 2 % PLACES;
        int after = place + width.bytes;
        boolean countsAll = guess % 2 != 0;
        int at = 0;
        // several messages may share a packet
        while (count - at >= after) {
            long value = width.read(bytes, from + at + place);
            long whole = countsAll ? value : value + after;
            if (whole < after || whole > count - at) {
                return false;
            }
            at += (int) whole;
        }
        return at == count;
    }

    /** One octet of tag and one of length, at least twice, to the end. */
    private static boolean isTlv(byte[] bytes, int from, int count) {
        int at = 0;
        int elements = 0;
        while (count - at >= 2) {
            at += 2 + (bytes[from + at + 1] & 0xFF);
            elements++;
        }
        return at == count && elements > 1;
    }

    /** One constructed element of BER to the end (X.690 section 8.1). */
    private static boolean isBer(byte[] bytes, int from, int count) {
        if (count < 2 || (bytes[from] & 0x20) == 0) {
            return false;
        }
        int length = bytes[from + 1] & 0xFF;
        return switch (length) {
            case 0x81 -> count > 2 && (bytes[from + 2] & 0xFF) == count - 3;
            case 0x82 -> count > 3 && Width.U16BE.read(bytes, from + 2) == count - 4;
            default -> length < 0x80 && length == count - 2;
        };
    }
}
