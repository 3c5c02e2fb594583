package eu.sealwatch.agent.inspect.iec104;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;

/** The frame of IEC 60870-5-104, section 5, and the data unit in it. */
final class Apdu {
    private static final int START = 0x68;
    private static final int LENGTH = 1;
    private static final int CONTROL = 2;
    private static final int HEADER = 6;
    private static final int LEAST_LENGTH = 4;
    private static final int LARGEST_LENGTH = 253;

    // type, number, cause, originator, common address
    private static final int TYPE = 6;
    private static final int NUMBER = 7;
    private static final int CAUSE = 8;
    private static final int UNIT_HEADER = 6;
    private static final int OBJECT_ADDRESS = 3;
    private static final int SEQUENCE = 0x80;

    /** Elements of a segment of a file: its length is its own. */
    private static final int SEGMENT = 125;

    private static final int LEAST_SEGMENT = 4;
    private static final int NONE = -1;

    private Apdu() {}

    static int size(Octets stream, int at) {
        int length = stream.u8(at + LENGTH);
        if (stream.u8(at) != START
                || (stream.has(at, LENGTH + 1)
                        && (length < LEAST_LENGTH || length > LARGEST_LENGTH))) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, HEADER)) {
            return Framing.NOT_YET;
        }
        int low = stream.u8(at + CONTROL);
        if ((low & 1) == 0) {
            return dataFrame(stream, at);
        }
        boolean right =
                length == LEAST_LENGTH
                        && ((low & 2) == 0 ? isSupervisory(stream, at) : isUnnumbered(stream, at));
        return right ? HEADER : Framing.NOT_A_MESSAGE;
    }

    static boolean carriesData(Octets stream, int at) {
        return (stream.u8(at + CONTROL) & 1) == 0;
    }

    static int type(Octets stream, int at) {
        return stream.u8(at + TYPE);
    }

    private static boolean isSupervisory(Octets stream, int at) {
        return stream.u16(at + CONTROL) == 0x0100 && (stream.u8(at + CONTROL + 2) & 1) == 0;
    }

    /** STARTDT, STOPDT or TESTFR, asked or confirmed. */
    private static boolean isUnnumbered(Octets stream, int at) {
        boolean known =
                switch (stream.u8(at + CONTROL)) {
                    case 0x07, 0x0B, 0x13, 0x23, 0x43, 0x83 -> true;
                    default -> false;
                };
        return known && stream.u24(at + CONTROL + 1) == 0;
    }

    private static int dataFrame(Octets stream, int at) {
        if ((stream.u8(at + CONTROL + 2) & 1) != 0) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, CAUSE + 1)) {
            return Framing.NOT_YET;
        }
        int length = stream.u8(at + LENGTH);
        int unit = length - LEAST_LENGTH;
        int number = stream.u8(at + NUMBER) & ~SEQUENCE;
        int type = type(stream, at);
        int elements = elements(type);
        boolean fits =
                type == SEGMENT
                        ? unit >= UNIT_HEADER + OBJECT_ADDRESS + LEAST_SEGMENT
                        : elements != NONE
                                && number > 0
                                && unit
                                        == UNIT_HEADER
                                                + ((stream.u8(at + NUMBER) & SEQUENCE) != 0
                                                        ? OBJECT_ADDRESS + number * elements
                                                        : number * (OBJECT_ADDRESS + elements));
        boolean caused = (stream.u8(at + CAUSE) & 0x3F) != 0;
        return fits && caused ? LENGTH + 1 + length : Framing.NOT_A_MESSAGE;
    }

    // IEC 60870-5-101:2003, section 7.3, and 60870-5-104, section 8
    /** Octets of one set of information elements, or {@link #NONE} for a type that is not. */
    private static int elements(int type) {
        return switch (type) {
            case 102 -> 0;
            case 1, 3, 45, 46, 47, 70, 100, 101, 105, 113 -> 1;
            case 5, 21, 104, 106 -> 2;
            case 9, 11, 48, 49, 110, 111 -> 3;
            case 2, 4, 51, 122, 124 -> 4;
            case 6, 7, 13, 15, 20, 50, 112, 123 -> 5;
            case 10, 12, 17, 120 -> 6;
            case 18, 19, 103, 121 -> 7;
            case 8, 14, 16, 30, 31, 58, 59, 60 -> 8;
            case 32, 107 -> 9;
            case 34, 35, 38, 61, 62 -> 10;
            case 39, 40, 64 -> 11;
            case 33, 36, 37, 63 -> 12;
            case 126 -> 13;
            case 127 -> 16;
            default -> NONE;
        };
    }
}
