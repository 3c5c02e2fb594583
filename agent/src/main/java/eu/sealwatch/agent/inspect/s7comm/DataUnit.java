package eu.sealwatch.agent.inspect.s7comm;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One packet of TPKT and COTP, and the S7 unit in it. The maker publishes no specification of the
 * unit; its fields are those that open implementations agree upon.
 */
final class DataUnit {
    static final int NEITHER = 0;
    static final int CLASSIC = 0x32;
    static final int PLUS = 0x72;

    // RFC 1006: version, reserved, length; ISO 8073: length of the header, kind, number
    private static final int TPKT = 0x0300;
    private static final int LENGTH = 2;
    private static final int LEAST = 7;
    private static final int COTP = 4;
    private static final int COTP_DATA = 0x02F0;

    // protocol, kind, reserved, reference, length of parameters, length of data
    private static final int PROTOCOL = 7;
    static final int KIND = 8;
    private static final int PARAMETERS = 17;
    private static final int JOB = 1;
    private static final int USER_DATA = 7;
    private static final int GROUP = PARAMETERS + 5;
    private static final int REQUEST = 4;

    private DataUnit() {}

    static boolean isPacket(Octets stream, int at) {
        return stream.u16(at) == TPKT && size(stream, at) >= LEAST;
    }

    static int size(Octets stream, int at) {
        return stream.u16(at + LENGTH);
    }

    static boolean carriesData(Octets stream, int at) {
        return stream.u16(at + COTP) == COTP_DATA && size(stream, at) > LEAST;
    }

    static int protocol(Octets stream, int at) {
        int kind = stream.u8(at + KIND);
        return switch (stream.u8(at + PROTOCOL)) {
            // job, acknowledgement without and with data, user data
            case CLASSIC ->
                    kind == JOB || kind == 2 || kind == 3 || kind == USER_DATA ? CLASSIC : NEITHER;
            // connect, data and data with an integrity part; system events and keep-alive
            case PLUS -> (kind >= 1 && kind <= 3) || kind >= 0xFE ? PLUS : NEITHER;
            default -> NEITHER;
        };
    }

    /** What a job asks for, or a request for user data. */
    static @Nullable Operation operation(Octets stream, int at) {
        int kind = stream.u8(at + KIND);
        if (kind == USER_DATA && stream.has(at, GROUP + 2)) {
            int group = stream.u8(at + GROUP);
            return group >> 4 == REQUEST ? userData(group & 0x0F, stream.u8(at + GROUP + 1)) : null;
        }
        return kind == JOB && stream.has(at, PARAMETERS + 1)
                ? job(stream.u8(at + PARAMETERS))
                : null;
    }

    private static @Nullable Operation job(int function) {
        return switch (function) {
            case 0x04 -> Operation.read("read-variable");
            case 0x05 -> Operation.write("write-variable");
            case 0x1A -> Operation.control("request-download");
            case 0x1B -> Operation.control("download-block");
            case 0x1C -> Operation.control("download-ended");
            case 0x1D -> Operation.read("start-upload");
            case 0x1E -> Operation.read("upload");
            case 0x1F -> Operation.read("end-upload");
            case 0x28 -> Operation.control("program-invocation");
            case 0x29 -> Operation.control("stop");
            case 0xF0 -> Operation.session("setup-communication");
            default -> null;
        };
    }

    private static @Nullable Operation userData(int group, int function) {
        return switch (group) {
            case 0x01 -> Operation.control("programmer");
            case 0x02 -> Operation.read("cyclic-data");
            case 0x03 -> Operation.read("block-information");
            case 0x04 -> Operation.read("system-information");
            case 0x05 -> Operation.session("security");
            case 0x07 ->
                    function == 2 || function == 4
                            ? Operation.write("set-clock")
                            : Operation.read("read-clock");
            default -> null;
        };
    }
}
