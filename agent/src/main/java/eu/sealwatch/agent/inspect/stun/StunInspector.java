package eu.sealwatch.agent.inspect.stun;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.DtlsReader;

/**
 * STUN and TURN by the magic cookie and a length that fits the datagram (RFC 8489 section 5). Older
 * senders have no cookie (RFC 3489): then the attributes must fill the message to its last byte.
 * What else shares the port with it (RFC 7983) comes later; of that, DTLS is looked for.
 *
 * <p>Over TCP the messages follow each other bare (RFC 8489 section 6.2.2) or, for media, each
 * behind its length (RFC 4571).
 */
public final class StunInspector implements Inspector {
    private static final Plain STUN = Plain.handshake("stun");
    private static final Recognition FOUND = STUN.complete();
    private static final Recognition FIRST = STUN.soFar();
    private static final int UDP = 17;

    private static final long COOKIE = 0x2112A442L;
    private static final int LENGTH = 2;
    private static final int COOKIE_AT = 4;
    private static final int HEADER = 20;

    /** The two bits above a message's type are zero. */
    private static final int FIRST_NOT_STUN = 0x40;

    private static final int FRAME_BYTES = 2;

    // RFC 3489 section 11.2: XOR-MAPPED-ADDRESS of drafts, and makers' own, lie above
    private static final int LAST_REQUIRED = 0x01FF;
    private static final int FIRST_OPTIONAL = 0x8000;
    private static final int LAST_OPTIONAL = 0x80FF;

    @Override
    public String protocol() {
        return "stun";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet < FIRST_NOT_STUN;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return datagram(conversation);
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!mayBegin(client) || !mayBegin(server)) {
            return Recognition.NOT_MINE;
        }
        return client.length() >= HEADER || server.length() >= HEADER
                ? FOUND
                : Recognition.UNDECIDED;
    }

    /** STUN finds the way for WebRTC, whose keys DTLS then agrees on the same ports. */
    private static Recognition datagram(Conversation conversation) {
        boolean stun = isMessage(Datagram.of(conversation));
        if (conversation.earlier().isEmpty()) {
            return stun ? FIRST : Recognition.NOT_MINE;
        }
        return DtlsReader.read(conversation)
                .<Recognition>map(
                        handshake -> new Recognition.Recognised(handshake, handshake.complete()))
                .orElse(stun ? FIRST : Recognition.NOT_MINE);
    }

    private static boolean isMessage(Octets message) {
        return message.length() >= HEADER
                && message.u8(0) < FIRST_NOT_STUN
                && message.length() == HEADER + message.u16(LENGTH)
                && (message.u32(COOKIE_AT) == COOKIE || isOld(message));
    }

    /** RFC 3489 section 11.1: binding or shared secret; request, answer or error. */
    private static boolean isOld(Octets message) {
        boolean type =
                switch (message.u16(0)) {
                    case 0x0001, 0x0101, 0x0111, 0x0002, 0x0102, 0x0112 -> true;
                    default -> false;
                };
        return type && message.length() > HEADER && areAttributes(message.slice(HEADER));
    }

    private static boolean areAttributes(Octets octets) {
        int at = 0;
        while (octets.has(at, 4)) {
            int type = octets.u16(at);
            boolean known =
                    type > 0 && type <= LAST_REQUIRED
                            || type >= FIRST_OPTIONAL && type <= LAST_OPTIONAL;
            if (!known) {
                return false;
            }
            at += 4 + octets.u16(at + 2);
        }
        return at == octets.length();
    }

    private static boolean mayBegin(Octets stream) {
        return bareMayBegin(stream) || framedMayBegin(stream);
    }

    private static boolean bareMayBegin(Octets stream) {
        return (stream.isEmpty() || stream.u8(0) < FIRST_NOT_STUN)
                && (stream.length() < 4 || stream.u16(LENGTH) % 4 == 0)
                && (stream.length() < 8 || stream.u32(COOKIE_AT) == COOKIE);
    }

    private static boolean framedMayBegin(Octets stream) {
        int length = stream.length();
        Octets message = stream.slice(FRAME_BYTES);
        return (length < 1 || stream.u8(0) < FIRST_NOT_STUN)
                && (length < 2 || stream.u16(0) >= HEADER)
                && (message.length() < 4 || stream.u16(0) == HEADER + message.u16(LENGTH))
                && bareMayBegin(message);
    }
}
