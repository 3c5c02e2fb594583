package eu.sealwatch.agent.inspect.dicom;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;

/**
 * A command set: always implicit little-endian (PS3.7 section 6.3.1), so that it is read without
 * knowing the transfer syntax.
 */
record DimseCommand(int field, String sopClass) {
    static final int STORE = 0x0001;
    private static final int ANSWER = 0x8000;
    private static final int NONE = ANSWER;

    // PS3.7 annex E.1, elements of group 0000
    private static final int AFFECTED_CLASS = 0x0002;
    private static final int REQUESTED_CLASS = 0x0003;
    private static final int COMMAND_FIELD = 0x0100;
    private static final int MOST_ELEMENTS = 16;
    private static final int LONGEST_UID = 64;

    static DimseCommand of(Octets set) {
        int field = NONE;
        String sopClass = "";
        OctetReader in = set.reader();
        for (int i = 0; i < MOST_ELEMENTS; i++) {
            int group = in.u16le();
            int element = in.u16le();
            Octets value = in.take(in.u32le());
            if (in.ranOut() || group != 0) {
                break;
            }
            switch (element) {
                case AFFECTED_CLASS, REQUESTED_CLASS -> sopClass = uid(value);
                case COMMAND_FIELD -> field = value.u16le(0);
                default -> {} // identifiers and priorities say nothing of use
            }
        }
        return new DimseCommand(field, sopClass);
    }

    boolean isRequest() {
        return (field & ANSWER) == 0;
    }

    /** PS3.7 annex E.1, table E.1-1. */
    String name() {
        return switch (field) {
            case STORE -> "C-STORE";
            case 0x0010 -> "C-GET";
            case 0x0020 -> "C-FIND";
            case 0x0021 -> "C-MOVE";
            case 0x0030 -> "C-ECHO";
            case 0x0FFF -> "C-CANCEL";
            case 0x0100 -> "N-EVENT-REPORT";
            case 0x0110 -> "N-GET";
            case 0x0120 -> "N-SET";
            case 0x0130 -> "N-ACTION";
            case 0x0140 -> "N-CREATE";
            case 0x0150 -> "N-DELETE";
            default -> "%04X".formatted(field);
        };
    }

    private static String uid(Octets value) {
        int length = Math.min(value.length(), LONGEST_UID);
        while (length > 0 && value.u8(length - 1) == 0) {
            length--;
        }
        return value.slice(0, length).printable();
    }
}
