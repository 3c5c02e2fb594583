package eu.sealwatch.agent.inspect.dcerpc;

import eu.sealwatch.agent.flow.Octets;

/** Offsets and numbers of both forms of DCE/RPC, C706 chapter 12 and MS-RPCE section 2.2. */
final class DcerpcWire {
    // connection-oriented, C706 section 12.6.3.1
    static final int HEADER = 16;
    static final int TYPE = 2;
    static final int FORMAT = 4;
    static final int FRAGMENT_LENGTH = 8;
    static final int AUTHENTICATION_LENGTH = 10;
    static final int LAST_TYPE = 20;
    static final int BIND = 11;
    static final int BIND_ACKNOWLEDGED = 12;
    static final int ALTER_CONTEXT = 14;

    /** Contexts of a bind: count, three bytes unused, then id, count of syntaxes, syntaxes. */
    static final int CONTEXTS = HEADER + 8;

    static final int SYNTAX = 20;

    // connectionless, C706 section 12.5.1
    static final int DATAGRAM_HEADER = 80;
    static final int DATAGRAM_FORMAT = 4;
    static final int INTERFACE = 24;
    static final int ACTIVITY = 40;
    static final int INTERFACE_VERSION = 60;
    static final int BODY_LENGTH = 74;
    static final int LAST_DATAGRAM_TYPE = 10;

    private static final int LITTLE_ENDIAN = 0x10;

    private DcerpcWire() {}

    /** C706 section 14.1: integers, characters, floats; what comes after is zero. */
    static boolean isFormat(Octets octets, int at, int zeros) {
        int integers = octets.u8(at) & 0xF0;
        boolean known =
                (integers == 0 || integers == LITTLE_ENDIAN)
                        && (octets.u8(at) & 0x0F) <= 1
                        && octets.u8(at + 1) <= 3;
        for (int i = 0; i < zeros; i++) {
            known &= octets.u8(at + 2 + i) == 0;
        }
        return known;
    }

    static int u16(Octets octets, int format, int at) {
        return isLittle(octets, format) ? octets.u16le(at) : octets.u16(at);
    }

    static long u32(Octets octets, int format, int at) {
        return isLittle(octets, format) ? octets.u32le(at) : octets.u32(at);
    }

    /** A UUID in its usual writing; the first three fields follow the integers' order. */
    static String uuid(Octets octets, int format, int at) {
        return "%08x-%04x-%04x-%04x-%04x%08x"
                .formatted(
                        u32(octets, format, at),
                        u16(octets, format, at + 4),
                        u16(octets, format, at + 6),
                        octets.u16(at + 8),
                        octets.u16(at + 10),
                        octets.u32(at + 12));
    }

    private static boolean isLittle(Octets octets, int format) {
        return (octets.u8(format) & 0xF0) == LITTLE_ENDIAN;
    }
}
