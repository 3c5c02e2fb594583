package eu.sealwatch.agent.inspect.ethernetip;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;

/** The encapsulation header, CIP volume 2, section 2-3; all numbers little-endian. */
final class Encapsulation {
    static final int LIST_SERVICES = 0x04;
    static final int LIST_IDENTITY = 0x63;
    static final int LIST_INTERFACES = 0x64;
    static final int REGISTER_SESSION = 0x65;
    static final int UNREGISTER_SESSION = 0x66;
    static final int SEND_RR_DATA = 0x6F;
    static final int SEND_UNIT_DATA = 0x70;
    static final int INDICATE_STATUS = 0x72;
    static final int CANCEL = 0x73;

    static final int HEADER = 24;
    private static final int LENGTH = 2;
    private static final int SESSION = 4;
    private static final int STATUS = 8;
    private static final int OPTIONS = 20;
    private static final int LARGEST = 65_511;

    /** Interface handle and time-out stand before the items. */
    static final int ITEMS = HEADER + 6;

    private Encapsulation() {}

    static boolean isLowOctetOfCommand(int octet) {
        return switch (octet) {
            case LIST_SERVICES,
                    LIST_IDENTITY,
                    LIST_INTERFACES,
                    REGISTER_SESSION,
                    UNREGISTER_SESSION,
                    SEND_RR_DATA,
                    SEND_UNIT_DATA,
                    INDICATE_STATUS,
                    CANCEL ->
                    true;
            default -> false;
        };
    }

    static int size(Octets stream, int at) {
        if (!isLowOctetOfCommand(stream.u8(at)) || stream.u8(at + 1) != 0) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, HEADER)) {
            return Framing.NOT_YET;
        }
        int length = stream.u16le(at + LENGTH);
        if (stream.u32le(at + OPTIONS) != 0
                || length > LARGEST
                || !isStatus(stream.u32le(at + STATUS))
                || !fits(stream, at, length)) {
            return Framing.NOT_A_MESSAGE;
        }
        return HEADER + length;
    }

    // table 2-3.3
    private static boolean isStatus(long status) {
        return status <= 3 || status == 0x64 || status == 0x65 || status == 0x69;
    }

    private static boolean fits(Octets stream, int at, int length) {
        long session = stream.u32le(at + SESSION);
        int data = at + HEADER;
        return switch (stream.u8(at)) {
            // asked without data; answered with a list of items
            case LIST_SERVICES, LIST_IDENTITY, LIST_INTERFACES ->
                    length == 0
                            ? session == 0 || stream.u32le(at + STATUS) == 0
                            : length >= 2 && isFew(stream, data, 0);
            case REGISTER_SESSION ->
                    length == 4
                            ? !stream.has(data, 4) || stream.u32le(data) <= 1
                            : length == 0 && stream.u32le(at + STATUS) != 0;
            case UNREGISTER_SESSION -> length == 0 && session != 0;
            case SEND_RR_DATA, SEND_UNIT_DATA ->
                    length == 0
                            ? stream.u32le(at + STATUS) != 0
                            : length >= 16
                                    && session != 0
                                    && stream.u32le(data) == 0
                                    && isFew(stream, at + ITEMS, 2);
            default -> length <= 64 && session != 0;
        };
    }

    private static boolean isFew(Octets stream, int at, int least) {
        int items = stream.u16le(at);
        return !stream.has(at, 2) || (items >= least && items <= 8);
    }
}
