package eu.sealwatch.agent.inspect.hartip;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * HART-IP (IEC 62591, FieldComm HCF_SPEC-085) by its header of eight octets and a body that fits
 * it: the five of a session's start, or a token-passing frame whose check octet is right.
 */
public final class HartIpInspector implements Inspector {
    private static final Plain HART_IP = Plain.handshake("hart-ip");
    private static final int UDP = 17;
    private static final int LAST_VERSION = 2;
    private static final int TYPE = 1;
    private static final int MESSAGE = 2;
    private static final int COUNT = 6;
    private static final int HEADER = 8;
    private static final int LARGEST = 1024;

    private static final int START_SESSION = 0;
    private static final int CLOSE_SESSION = 1;
    private static final int KEEP_ALIVE = 2;
    private static final int TOKEN_PASSING = 3;
    private static final int START_BODY = 5;

    // IEC 61158-5-20: delimiter, address of one or five octets, command, count, data, check
    private static final int LONG_ADDRESS = 0x80;

    @Override
    public String protocol() {
        return "hart-ip";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 1 || firstOctet == LAST_VERSION;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Framing framing = HartIpInspector::size;
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            return framing.isWhole(datagram) ? facts(datagram).complete() : Recognition.NOT_MINE;
        }
        int messages = framing.count(conversation, 1);
        if (messages <= 0) {
            return messages < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        Octets client = conversation.client();
        return facts(client.isEmpty() ? conversation.server() : client).complete();
    }

    private static Plain facts(Octets message) {
        if (message.u8(MESSAGE) != TOKEN_PASSING) {
            return HART_IP;
        }
        return HART_IP.with("hart-ip.command", Integer.toString(message.u8(command(message, 0))));
    }

    private static int size(Octets stream, int at) {
        // requests, answers, what is published, and refusals
        int type = stream.u8(at + TYPE);
        boolean known = type <= 2 || type == 15;
        if (stream.u8(at) == 0
                || stream.u8(at) > LAST_VERSION
                || !known
                || stream.u8(at + MESSAGE) > TOKEN_PASSING) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, HEADER)) {
            return Framing.NOT_YET;
        }
        int size = stream.u16(at + COUNT);
        if (size < HEADER || size > LARGEST) {
            return Framing.NOT_A_MESSAGE;
        }
        int body = size - HEADER;
        return switch (stream.u8(at + MESSAGE)) {
            case START_SESSION ->
                    body == START_BODY
                            ? startOfSession(stream, at, size)
                            : refused(type, body, size);
            // an empty message with a sequence number is too little to go by
            case CLOSE_SESSION, KEEP_ALIVE -> Framing.NOT_A_MESSAGE;
            default -> tokenPassing(stream, at, size);
        };
    }

    // the master's kind, 0 or 1, and a time-out in milliseconds, which is no more than days
    private static int startOfSession(Octets stream, int at, int size) {
        if (!stream.has(at, size)) {
            return Framing.NOT_YET;
        }
        return stream.u8(at + HEADER) <= 1 && stream.u8(at + HEADER + 1) < 0x10
                ? size
                : Framing.NOT_A_MESSAGE;
    }

    private static int refused(int type, int body, int size) {
        return type == 15 && body == 0 ? size : Framing.NOT_A_MESSAGE;
    }

    private static int tokenPassing(Octets stream, int at, int size) {
        if (!stream.has(at, size)) {
            return Framing.NOT_YET;
        }
        int kind = stream.u8(at + HEADER) & 0x07;
        int command = command(stream, at);
        int count = stream.u8(command + 1);
        boolean framed = (kind == 1 || kind == 2 || kind == 6) && command + 3 + count == at + size;
        return framed && check(stream, at + HEADER, at + size) == 0 ? size : Framing.NOT_A_MESSAGE;
    }

    private static int command(Octets stream, int at) {
        int delimiter = stream.u8(at + HEADER);
        int expansion = delimiter >> 5 & 0x03;
        return at + HEADER + 1 + ((delimiter & LONG_ADDRESS) != 0 ? 5 : 1) + expansion;
    }

    /** The last octet makes the exclusive or of all zero. */
    private static int check(Octets stream, int from, int to) {
        int check = 0;
        for (int i = from; i < to; i++) {
            check ^= stream.u8(i);
        }
        return check;
    }
}
