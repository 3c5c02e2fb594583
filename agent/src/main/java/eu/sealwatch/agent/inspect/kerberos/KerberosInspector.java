package eu.sealwatch.agent.inspect.kerberos;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ber;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Kerberos 5 over UDP or, with a length in front, TCP, by its outermost fields (RFC 4120), with the
 * ciphers that a client offers, and that in which a ticket is sealed. Names are not read.
 */
public final class KerberosInspector implements Inspector {
    private static final Plain KERBEROS = Plain.handshake("kerberos");
    private static final int UDP = 17;
    private static final int LARGEST = 1 << 17;
    private static final int ENOUGH = 24;
    private static final int APPLICATION = 0x60;
    private static final int CONTEXT = 0xA0;

    @Override
    public String protocol() {
        return "kerberos";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >> 5 == 3;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets first = Datagram.of(conversation);
        if (conversation.transport() == UDP) {
            return isMessage(first) ? facts(first).complete() : Recognition.NOT_MINE;
        }
        if (first.length() >= 4 && (first.u32(0) < ENOUGH || first.u32(0) > LARGEST)) {
            return Recognition.NOT_MINE;
        }
        if (first.length() < 4 + ENOUGH) {
            return first.u8(0) == 0 ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        Octets message = first.slice(4);
        if (!isMessage(message)) {
            return Recognition.NOT_MINE;
        }
        boolean whole = message.length() >= first.u32(0);
        return whole ? facts(message).complete() : facts(message).soFar();
    }

    // application tag = message type; inside, a sequence with version 5 and the type again
    private static boolean isMessage(Octets message) {
        int type = message.u8(0) & 0x1F;
        int version =
                switch (type) {
                    case 10, 12 -> 1; // AS-REQ and TGS-REQ begin with [1]
                    case 11, 13, 30 -> 0; // their answers and KRB-ERROR with [0]
                    default -> -1;
                };
        if (version < 0 || message.u8(0) >> 5 != 3) {
            return false;
        }
        int sequence = Ber.contents(message, 0);
        int at = Ber.contents(message, sequence);
        return at > 0
                && message.u8(sequence) == Ber.SEQUENCE
                && message.u8(at) == CONTEXT + version
                && message.u32(at + 1) == 0x03020105
                && message.u8(at + 5) == CONTEXT + 1 + version
                && message.u24(at + 6) == 0x030201
                && message.u8(at + 9) == type;
    }

    private static Plain facts(Octets message) {
        int type = message.u8(0) & 0x1F;
        Plain named = KERBEROS.with("kerberos.message", name(type));
        int sequence = Ber.contents(message, 0);
        return switch (type) {
            // RFC 4120 section 5.4.1: in the request's body, the ciphers in order
            case 10, 12 -> offered(named, message, field(message, field(message, sequence, 4), 8));
            // section 5.4.2 and 5.3: the ticket's sealed part begins with its cipher
            case 11, 13 -> sealed(named, message, field(message, sequence, 5));
            default -> named;
        };
    }

    private static Plain offered(Plain facts, Octets message, int list) {
        if (list < 0 || message.u8(list) != Ber.SEQUENCE) {
            return facts;
        }
        var names = new StringBuilder();
        int end = Ber.end(message, list);
        for (int at = Ber.contents(message, list);
                at > 0 && at < end && message.u8(at) == Ber.INTEGER && names.length() < 200;
                at = Ber.end(message, at)) {
            // Microsoft's own are negative, and no ciphers that were ever standardised
            int cipher = Ber.small(message, at);
            if (cipher > 0 && cipher < 0x80) {
                names.append(names.isEmpty() ? "" : ",").append(cipher(cipher));
            }
        }
        return names.isEmpty() ? facts : facts.with("kerberos.ciphers_offered", names.toString());
    }

    private static Plain sealed(Plain facts, Octets message, int ticket) {
        if (ticket < 0 || message.u8(ticket) != (APPLICATION | 1)) {
            return facts;
        }
        int cipher = field(message, field(message, Ber.contents(message, ticket), 3), 0);
        int value = Ber.small(message, cipher);
        return value > 0 ? facts.with("kerberos.ticket_cipher", cipher(value)) : facts;
    }

    /** Contents of the member [n] of the sequence that begins at an offset; -1 when not there. */
    private static int field(Octets message, int sequence, int number) {
        if (sequence < 0 || message.u8(sequence) != Ber.SEQUENCE) {
            return -1;
        }
        int end = Math.min(Ber.end(message, sequence), message.length());
        int at = Ber.contents(message, sequence);
        while (at > 0 && at < end) {
            if (message.u8(at) == CONTEXT + number) {
                return Ber.contents(message, at);
            }
            int next = Ber.end(message, at);
            if (next <= at) {
                return -1;
            }
            at = next;
        }
        return -1;
    }

    private static String name(int type) {
        return switch (type) {
            case 10 -> "as-req";
            case 11 -> "as-rep";
            case 12 -> "tgs-req";
            case 13 -> "tgs-rep";
            default -> "error";
        };
    }

    // IANA, Kerberos Encryption Type Numbers
    private static String cipher(int number) {
        return switch (number) {
            case 1 -> "des-cbc-crc";
            case 2 -> "des-cbc-md4";
            case 3 -> "des-cbc-md5";
            case 16 -> "des3-cbc-sha1-kd";
            case 17 -> "aes128-cts-hmac-sha1-96";
            case 18 -> "aes256-cts-hmac-sha1-96";
            case 19 -> "aes128-cts-hmac-sha256-128";
            case 20 -> "aes256-cts-hmac-sha384-192";
            case 23 -> "rc4-hmac";
            case 24 -> "rc4-hmac-exp";
            case 25 -> "camellia128-cts-cmac";
            case 26 -> "camellia256-cts-cmac";
            default -> Integer.toString(number);
        };
    }
}
