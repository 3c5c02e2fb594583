package eu.sealwatch.agent.inspect.radius;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * RADIUS by its code, a length that is the datagram's, and attributes that fill it exactly (RFC
 * 2865 section 3). Of the attributes only kinds are read: how the user proves himself, and whether
 * the message is protected by a Message-Authenticator, without which an answer can be forged
 * (CVE-2024-3596).
 */
public final class RadiusInspector implements Inspector {
    private static final Plain RADIUS = Plain.handshake("radius");
    private static final Recognition DAMAGED = Plain.pattern("radius").complete();
    private static final int HEADER = 20;

    /** Attributes in order that make a damaged message RADIUS all the same. */
    private static final int ENOUGH = 3;

    private static final int LARGEST = 4096;
    // RFC 2865 section 5 and RFC 3579 section 3
    private static final int USER_PASSWORD = 2;
    private static final int CHAP_PASSWORD = 3;
    private static final int VENDOR = 26;
    private static final int EAP_MESSAGE = 79;
    private static final int MESSAGE_AUTHENTICATOR = 80;
    // RFC 2548 section 2
    private static final int MICROSOFT = 311;
    private static final int MS_CHAP_RESPONSE = 1;
    private static final int MS_CHAP2_RESPONSE = 25;

    @Override
    public String protocol() {
        return "radius";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return !message(firstOctet).isEmpty();
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        String message = message(datagram.u8(0));
        int length = datagram.u16(2);
        if (message.isEmpty()
                || length < HEADER
                || length > LARGEST
                || length != datagram.length()) {
            return Recognition.NOT_MINE;
        }
        String method = "";
        boolean authenticated = false;
        int at = HEADER;
        int attributes = 0;
        while (at < length && isAttribute(datagram, at)) {
            authenticated |= datagram.u16(at) == (MESSAGE_AUTHENTICATOR << 8 | 18);
            String shown = method(datagram, at);
            method = shown.isEmpty() ? method : shown;
            at += datagram.u8(at + 1);
            attributes++;
        }
        if (at != length) {
            return attributes < ENOUGH ? Recognition.NOT_MINE : DAMAGED;
        }
        Plain facts = RADIUS.with("radius.message", message);
        if (!method.isEmpty()) {
            facts = facts.with("radius.authentication", method);
        }
        return facts.with("radius.message_authenticator", Boolean.toString(authenticated))
                .complete();
    }

    private static boolean isAttribute(Octets datagram, int at) {
        int type = datagram.u8(at);
        int size = datagram.u8(at + 1);
        // RFC 3575 section 2.1: 192 to 240 are for experiments, or nobody's
        boolean assigned = type != 0 && (type < 192 || type > 240);
        return assigned && size >= 2 && datagram.has(at, size);
    }

    // RFC 2865 section 3, RFC 2866 section 3, RFC 5176 section 2.3, RFC 5997
    private static String message(int code) {
        return switch (code) {
            case 1 -> "access-request";
            case 2 -> "access-accept";
            case 3 -> "access-reject";
            case 4 -> "accounting-request";
            case 5 -> "accounting-response";
            case 11 -> "access-challenge";
            case 12 -> "status-server";
            case 13 -> "status-client";
            case 40 -> "disconnect-request";
            case 41 -> "disconnect-ack";
            case 42 -> "disconnect-nak";
            case 43 -> "coa-request";
            case 44 -> "coa-ack";
            case 45 -> "coa-nak";
            default -> "";
        };
    }

    private static String method(Octets datagram, int at) {
        return switch (datagram.u8(at)) {
            case USER_PASSWORD -> "pap";
            case CHAP_PASSWORD -> "chap";
            case EAP_MESSAGE -> "eap";
            case VENDOR -> datagram.u32(at + 2) == MICROSOFT ? microsoft(datagram.u8(at + 6)) : "";
            default -> "";
        };
    }

    private static String microsoft(int vendorType) {
        return switch (vendorType) {
            case MS_CHAP_RESPONSE -> "ms-chap";
            case MS_CHAP2_RESPONSE -> "ms-chap-v2";
            default -> "";
        };
    }
}
