package eu.sealwatch.agent.inspect.mssql;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Fit;

/** The header of a TDS packet (MS-TDS 2.2.3.1) and the first bytes of each kind of message. */
final class TdsPacket {
    static final int HEADER = 8;
    static final int BATCH = 1;
    static final int CALL = 3;
    static final int RESPONSE = 4;
    static final int TRANSACTION = 14;
    static final int LOGIN = 16;
    static final int PRELOGIN = 18;

    private static final int ATTENTION = 6;
    private static final int LAST_STATUS = 0x1F;
    private static final int LARGEST = 1 << 15;

    /** Up to the last byte that any kind of message is told by. */
    private static final int ENOUGH = 24;

    private TdsPacket() {}

    static Fit fit(Octets stream) {
        if (stream.isEmpty()) {
            return Fit.OPEN;
        }
        int type = stream.u8(0);
        int length = stream.u16(2);
        boolean contradicts =
                name(type).isEmpty()
                        || stream.u8(1) > LAST_STATUS
                        || stream.has(2, 2) && (length < HEADER || length > LARGEST)
                        || stream.u8(7) != 0;
        if (contradicts) {
            return Fit.CONTRADICTS;
        }
        if (stream.length() < HEADER || stream.length() < Math.min(length, ENOUGH)) {
            return Fit.OPEN;
        }
        return switch (type) {
            case PRELOGIN -> isPrelogin(stream) ? Fit.PROVES : Fit.CONTRADICTS;
            case LOGIN -> isLogin(stream) ? Fit.PROVES : Fit.CONTRADICTS;
            case BATCH, CALL, TRANSACTION -> isRequest(stream, type) ? Fit.PROVES : Fit.CONTRADICTS;
            // its tokens alone are too little
            case RESPONSE -> isAnswer(stream) ? Fit.OPEN : Fit.CONTRADICTS;
            default -> length == HEADER ? Fit.OPEN : Fit.CONTRADICTS;
        };
    }

    static String name(int type) {
        return switch (type) {
            case BATCH -> "batch";
            case CALL -> "call";
            case RESPONSE -> "response";
            case ATTENTION -> "attention";
            case TRANSACTION -> "transaction";
            case LOGIN -> "login";
            case PRELOGIN -> "prelogin";
            default -> "";
        };
    }

    // 2.2.6.5: the VERSION option comes first, six bytes behind the options
    private static boolean isPrelogin(Octets stream) {
        return stream.u16(2) > HEADER + 6
                && stream.u8(HEADER) == 0
                && stream.u16(HEADER + 1) < stream.u16(2)
                && stream.u16(HEADER + 3) == 6;
    }

    // 2.2.6.4: whole length, version 7.0 to 8.0 of TDS
    private static boolean isLogin(Octets stream) {
        int version = stream.u8(HEADER + 7);
        return stream.u32le(HEADER) >= stream.u16(2) - HEADER
                && stream.u32le(HEADER) < LARGEST * 4L
                && (version >= 0x70 && version <= 0x74 || version == 8);
    }

    // 2.2.5.3: headers from version 7.2 on, of which one of 18 bytes tells the transaction; before
    // that, or behind them, text or a procedure's name in UTF-16
    private static boolean isRequest(Octets stream, int type) {
        long headers = stream.u32le(HEADER);
        long first = stream.u32le(HEADER + 4);
        int kind = stream.u16le(HEADER + 8);
        if (headers >= 10 && headers < LARGEST && first >= 6 && first <= headers - 4) {
            return kind >= 1 && kind <= 3;
        }
        return switch (type) {
            case BATCH -> isText(stream, HEADER, stream.u16(2) - HEADER);
            case CALL -> isProcedure(stream, HEADER);
            default -> false;
        };
    }

    // 2.2.6.6: length and name, or FFFF and a number
    private static boolean isProcedure(Octets stream, int at) {
        int length = stream.u16le(at);
        if (length == 0xFFFF) {
            int number = stream.u16le(at + 2);
            return number >= 1 && number <= 15;
        }
        return length >= 2 && length <= 1046 && isText(stream, at + 2, length * 2);
    }

    /** Latin letters, as far as they are there: no less than four. */
    private static boolean isText(Octets stream, int at, int bytes) {
        int end = Math.min(Math.min(at + bytes, at + ENOUGH), stream.length()) & ~1;
        for (int i = at; i + 1 < end; i += 2) {
            int low = stream.u8(i);
            boolean printable =
                    low >= 0x20 && low < 0x7F || low == '\t' || low == '\r' || low == '\n';
            if (!printable || stream.u8(i + 1) != 0) {
                return false;
            }
        }
        return end - at >= 8;
    }

    // 2.2.7: the first token, or the options of PRELOGIN
    private static boolean isAnswer(Octets stream) {
        return switch (stream.u8(HEADER)) {
            case 0x00,
                    0x01,
                    0x79,
                    0x81,
                    0xA4,
                    0xA9,
                    0xAA,
                    0xAB,
                    0xAC,
                    0xAD,
                    0xAE,
                    0xD1,
                    0xE3,
                    0xE4,
                    0xED,
                    0xEE,
                    0xFD,
                    0xFE,
                    0xFF ->
                    true;
            default -> false;
        };
    }
}
