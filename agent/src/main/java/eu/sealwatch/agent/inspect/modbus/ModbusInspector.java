package eu.sealwatch.agent.inspect.modbus;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;

/**
 * Modbus/TCP: a request and an answer of the same unit and function, of the same transaction or
 * else each with exactly the length that its function has. One side alone needs several such
 * messages, or to be one of them and no more in the middle of a connection. There, either side may
 * be the one that asks.
 */
public final class ModbusInspector implements Inspector {
    private static final Plain MODBUS = Plain.handshake("modbus");
    private static final Plain ONE_SIDED = Plain.pattern("modbus");

    // Modbus Messaging on TCP/IP 1.0b, section 3.1.3
    private static final int PROTOCOL = 2;
    private static final int LENGTH = 4;
    private static final int HEADER = 6;
    private static final int UNIT = 6;
    private static final int FUNCTION = 7;
    private static final int DATA = 8;
    private static final int LARGEST = 254;
    private static final int EXCEPTION = 0x80;
    private static final int LAST_EXCEPTION_CODE = 0x0B;

    private static final int MOST_READ = 2000;
    private static final int MOST_PAIRED = 4;
    private static final int ENOUGH_OF_ONE_SIDE = 3;
    private static final int MOST_MESSAGES = 64;

    // Modbus Application Protocol 1.1b3, section 6; 90 is Schneider's Unity, by which controllers
    // are programmed
    private static final Map<Integer, Operation> FUNCTIONS =
            Map.ofEntries(
                    Map.entry(1, Operation.read("read-coils")),
                    Map.entry(2, Operation.read("read-discrete-inputs")),
                    Map.entry(3, Operation.read("read-holding-registers")),
                    Map.entry(4, Operation.read("read-input-registers")),
                    Map.entry(5, Operation.write("write-single-coil")),
                    Map.entry(6, Operation.write("write-single-register")),
                    Map.entry(7, Operation.read("read-exception-status")),
                    Map.entry(8, Operation.control("diagnostics")),
                    Map.entry(11, Operation.read("get-comm-event-counter")),
                    Map.entry(12, Operation.read("get-comm-event-log")),
                    Map.entry(15, Operation.write("write-multiple-coils")),
                    Map.entry(16, Operation.write("write-multiple-registers")),
                    Map.entry(17, Operation.read("report-server-id")),
                    Map.entry(20, Operation.read("read-file-record")),
                    Map.entry(21, Operation.write("write-file-record")),
                    Map.entry(22, Operation.write("mask-write-register")),
                    Map.entry(23, Operation.write("read-write-multiple-registers")),
                    Map.entry(24, Operation.read("read-fifo-queue")),
                    Map.entry(43, Operation.read("read-device-identification")),
                    Map.entry(90, Operation.control("unity-programming")));

    @Override
    public String protocol() {
        return "modbus";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        Framing framing = ModbusInspector::size;
        int asked = framing.count(client, MOST_PAIRED);
        int answered = framing.count(server, MOST_PAIRED);
        if (asked < 0 || answered < 0) {
            return Recognition.NOT_MINE;
        }
        if (arePaired(client, asked, server, answered)) {
            return operations(client, server).answer(MODBUS, "modbus");
        }
        if (asked == MOST_PAIRED && answered == MOST_PAIRED) {
            return Recognition.NOT_MINE;
        }
        boolean alone = client.isEmpty() || server.isEmpty();
        return alone
                        && (areExact(client, asked)
                                || areExact(server, answered)
                                || (conversation.beganBeforeCapture()
                                        && (isOneAlone(client) || isOneAlone(server))))
                ? operations(client, server).answer(ONE_SIDED, "modbus")
                : Recognition.UNDECIDED;
    }

    private static int size(Octets stream, int at) {
        int length = stream.u16(at + LENGTH);
        if (stream.u16(at + PROTOCOL) != 0
                || (stream.has(at, HEADER) && (length < 2 || length > LARGEST))) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, DATA)) {
            return Framing.NOT_YET;
        }
        int function = stream.u8(at + FUNCTION) & ~EXCEPTION;
        return function == 0 || (stream.has(at, DATA + 5) && hasWrongLength(stream, at))
                ? Framing.NOT_A_MESSAGE
                : HEADER + length;
    }

    /** For functions whose messages have a length that follows from their content. */
    private static boolean hasWrongLength(Octets stream, int at) {
        int length = stream.u16(at + LENGTH);
        int function = stream.u8(at + FUNCTION);
        if (function > EXCEPTION) {
            int code = stream.u8(at + DATA);
            return length != 3 || code == 0 || code > LAST_EXCEPTION_CODE;
        }
        return switch (function) {
            // a request's address and quantity, or an answer's count and data
            case 1, 2, 3, 4 -> length != 6 && length != 3 + stream.u8(at + DATA);
            case 5, 6 -> length != 6;
            case 15, 16 -> length != 6 && length != 7 + stream.u8(at + DATA + 4);
            default -> false;
        };
    }

    private static boolean arePaired(Octets client, int asked, Octets server, int answered) {
        int request = 0;
        for (int i = 0; i < asked; i++, request += size(client, request)) {
            int answer = 0;
            for (int j = 0; j < answered; j++, answer += size(server, answer)) {
                if (isPair(client, request, server, answer)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPair(Octets client, int request, Octets server, int answer) {
        int function = client.u8(request + FUNCTION) & ~EXCEPTION;
        boolean same =
                client.u8(request + UNIT) == server.u8(answer + UNIT)
                        && (server.u8(answer + FUNCTION) & ~EXCEPTION) == function;
        return same
                && ((client.u16(request) == server.u16(answer) && FUNCTIONS.containsKey(function))
                        || (isExact(client, request) && isExact(server, answer)));
    }

    private static boolean areExact(Octets stream, int messages) {
        int at = 0;
        for (int i = 0; i < messages; i++, at += size(stream, at)) {
            if (!isExact(stream, at) || stream.u8(at + UNIT) != stream.u8(UNIT)) {
                return false;
            }
        }
        return messages >= ENOUGH_OF_ONE_SIDE;
    }

    /** A request to read so much as can be asked for, or an answer that holds what it counts. */
    private static boolean isOneAlone(Octets stream) {
        int function = stream.u8(FUNCTION);
        int length = stream.u16(LENGTH);
        if (function < 1 || function > 4 || stream.length() != HEADER + length) {
            return false;
        }
        int quantity = stream.u16(DATA + 2);
        return (length == 6 && quantity > 0 && quantity <= MOST_READ)
                || (length > 6 && length == 3 + stream.u8(DATA));
    }

    private static boolean isExact(Octets stream, int at) {
        return stream.u8(at + FUNCTION) <= 6
                && stream.has(at, DATA + 1)
                && !hasWrongLength(stream, at);
    }

    private static Operations operations(Octets client, Octets server) {
        var operations = new Operations();
        Octets asking = client.isEmpty() ? server : client;
        Framing framing = ModbusInspector::size;
        int messages = framing.count(asking, MOST_MESSAGES);
        int at = 0;
        for (int i = 0; i < messages; i++, at += size(asking, at)) {
            operations.add(FUNCTIONS.get(asking.u8(at + FUNCTION) & ~EXCEPTION));
        }
        return operations;
    }
}
