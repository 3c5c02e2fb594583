package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Octets;

/**
 * The frame of one element in BER or DER: tag of one byte, definite length, contents (X.690 section
 * 8.1). Lengths of more than four bytes, and indefinite ones, are taken for no element: none of the
 * protocols read here has them.
 */
public final class Ber {
    public static final int INTEGER = 0x02;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int ENUMERATED = 0x0A;
    public static final int SEQUENCE = 0x30;

    private static final int LONG_FORM = 0x80;

    private Ber() {}

    /** Where the contents of the element at an offset begin; -1 when its length is not one. */
    public static int contents(Octets octets, int at) {
        int first = octets.u8(at + 1);
        int more = first < LONG_FORM ? 0 : first & 0x7F;
        boolean plain = first != LONG_FORM && more <= 4 && octets.has(at, 2 + more);
        return at >= 0 && plain ? at + 2 + more : -1;
    }

    /** How many bytes the contents announce, whether they are there or not; -1 without a length. */
    public static int length(Octets octets, int at) {
        if (contents(octets, at) < 0) {
            return -1;
        }
        long length =
                switch (octets.u8(at + 1)) {
                    case 0x81 -> octets.u8(at + 2);
                    case 0x82 -> octets.u16(at + 2);
                    case 0x83 -> octets.u24(at + 2);
                    case 0x84 -> octets.u32(at + 2);
                    default -> octets.u8(at + 1);
                };
        return length > Integer.MAX_VALUE ? -1 : (int) length;
    }

    /** Offset behind the element; -1 without a length. */
    public static int end(Octets octets, int at) {
        int contents = contents(octets, at);
        int length = length(octets, at);
        return length < 0 || contents > Integer.MAX_VALUE - length ? -1 : contents + length;
    }

    /** Whether an element of that tag stands there, with a length. */
    public static boolean is(Octets octets, int at, int tag) {
        return octets.u8(at) == tag && contents(octets, at) >= 0;
    }

    /** An INTEGER or ENUMERATED of one byte, by its value; -1 when it is none. */
    public static int small(Octets octets, int at) {
        boolean number = octets.u8(at) == INTEGER || octets.u8(at) == ENUMERATED;
        return number && octets.u8(at + 1) == 1 && octets.has(at, 3) ? octets.u8(at + 2) : -1;
    }
}
