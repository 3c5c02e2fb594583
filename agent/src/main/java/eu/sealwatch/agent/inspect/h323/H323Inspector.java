package eu.sealwatch.agent.inspect.h323;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * H.323: over TCP by a message of call signalling, Q.931 in TPKT (RFC 1006), whose last element is
 * that of the user and holds H.225.0 (its section 7.2.2.31); over UDP by a message to or from a
 * gatekeeper that names H.225.0 by its object identifier.
 */
public final class H323Inspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("h323").complete();
    private static final int UDP = 17;

    /** Six bytes: itu-t(0) recommendation(0) h(8) 2250 version(0), and a number. */
    private static final String H225 = "\u0006\0\u0008\u0091\u004A\0";

    private static final int LAST_IDENTIFIER_AT = 6;
    private static final int LAST_VERSION = 9;
    private static final int TPKT_VERSION = 3;
    private static final int TPKT_BYTES = 4;

    // Q.931 section 4: discriminator, length of the call reference, reference, type of message
    private static final int DISCRIMINATOR = 8;
    private static final int REFERENCE_BYTES = 2;
    private static final int ELEMENTS = TPKT_BYTES + 5;

    private static final int ONE_OCTET = 0x80;
    private static final int USER_TO_USER = 0x7E;
    private static final int X208 = 5;

    @Override
    public String protocol() {
        return "h323";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return isRegistration(Datagram.of(conversation)) ? FOUND : Recognition.NOT_MINE;
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (contradicts(client) || contradicts(server)) {
            return Recognition.NOT_MINE;
        }
        return isWhole(client) || isWhole(server) ? FOUND : Recognition.UNDECIDED;
    }

    /** Behind the kind of message and its number, packed; no request has it later. */
    private static boolean isRegistration(Octets datagram) {
        for (int at = 2; at <= LAST_IDENTIFIER_AT; at++) {
            if (datagram.startsWith(at, H225)) {
                return datagram.u8(at + H225.length()) <= LAST_VERSION;
            }
        }
        return false;
    }

    private static boolean contradicts(Octets stream) {
        int length = stream.length();
        boolean mayBegin =
                (length < 1 || stream.u8(0) == TPKT_VERSION)
                        && (length < 2 || stream.u8(1) == 0)
                        && (length < 4 || stream.u16(2) > ELEMENTS)
                        && (length < 5 || stream.u8(4) == DISCRIMINATOR)
                        && (length < 6 || stream.u8(5) == REFERENCE_BYTES);
        return !mayBegin
                || isWhole(stream)
                        && !endsWithUser(stream.slice(ELEMENTS, stream.u16(2) - ELEMENTS));
    }

    private static boolean isWhole(Octets stream) {
        return stream.length() > ELEMENTS && stream.length() >= stream.u16(2);
    }

    /** Q.931 section 4.5.1: elements of one octet, or behind a length; the user's has 16 bits. */
    private static boolean endsWithUser(Octets elements) {
        int at = 0;
        while (at < elements.length() && elements.u8(at) != USER_TO_USER) {
            at += (elements.u8(at) & ONE_OCTET) != 0 ? 1 : 2 + elements.u8(at + 1);
        }
        return at < elements.length()
                && at + 3 + elements.u16(at + 1) == elements.length()
                && elements.u8(at + 3) == X208;
    }
}
