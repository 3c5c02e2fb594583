package eu.sealwatch.agent.inspect.modbus;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Modbus/TCP: a request and the answer to it, same transaction, unit and function. */
public final class ModbusInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("modbus").complete();
    // Modbus Messaging on TCP/IP 1.0b, section 3.1.3
    private static final int PROTOCOL = 2;
    private static final int LENGTH = 4;
    private static final int UNIT = 6;
    private static final int FUNCTION = 7;
    private static final int LARGEST = 254;
    private static final int LAST_FUNCTION = 0x2B;
    private static final int EXCEPTION = 0x80;

    @Override
    public String protocol() {
        return "modbus";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets request = conversation.client();
        Octets answer = conversation.server();
        if (contradicts(request) || contradicts(answer)) {
            return Recognition.NOT_MINE;
        }
        if (request.length() <= FUNCTION || answer.length() <= FUNCTION) {
            return Recognition.UNDECIDED;
        }
        int function = request.u8(FUNCTION);
        return request.u16(0) == answer.u16(0)
                        && request.u8(UNIT) == answer.u8(UNIT)
                        && function > 0
                        && function <= LAST_FUNCTION
                        && (answer.u8(FUNCTION) & ~EXCEPTION) == function
                ? FOUND
                : Recognition.NOT_MINE;
    }

    private static boolean contradicts(Octets message) {
        int length = message.u16(LENGTH);
        return message.u16(PROTOCOL) != 0
                || (message.length() >= UNIT && (length < 2 || length > LARGEST));
    }
}
