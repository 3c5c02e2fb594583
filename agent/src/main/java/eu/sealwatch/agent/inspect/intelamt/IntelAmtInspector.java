package eu.sealwatch.agent.inspect.intelamt;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Intel AMT's redirection: keyboard and screen (KVM), serial console (SOL) or a disk from afar
 * (IDE-R), begun by one message of 8 bytes. The management engine answers even while the machine is
 * off. Over TLS it is inside, and not seen. Names and passwords are not kept.
 */
public final class IntelAmtInspector implements Inspector {
    private static final String SERIAL = "\u0010\0\0\0SOL ";
    private static final String SCREEN = "\u0010\u0001\0\0KVMR";
    private static final String DISK = "\u0010\0\0\0IDER";
    private static final int START_BYTES = 8;
    private static final int START_REPLY = 0x11;

    // message 0x13, status and two unused, kind of authentication, length 4, little endian
    private static final int AUTHENTICATE = 0x13;
    private static final int KIND = 4;
    private static final int LENGTH = 5;
    private static final int AUTHENTICATE_HEADER = 9;
    private static final int QUERY = 0;
    private static final int MOST_ROUNDS = 8;

    @Override
    public String protocol() {
        return "intel-amt";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        String wanted = wanted(client);
        if (wanted.isEmpty() || !server.isEmpty() && server.u8(0) != START_REPLY) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < START_BYTES) {
            return Recognition.UNDECIDED;
        }
        Plain facts = Plain.handshake("intel-amt").with("intel_amt.redirection", wanted);
        String authentication = authentication(client);
        if (!authentication.isEmpty()) {
            return facts.with("intel_amt.authentication", authentication).complete();
        }
        return conversation.clientEnded() ? facts.complete() : facts.soFar();
    }

    /** What the client asks for, as far as it can be told; empty when it is something else. */
    private static String wanted(Octets client) {
        if (!Ascii.contradicts(client, SCREEN)) {
            return "kvm";
        }
        if (!Ascii.contradicts(client, SERIAL)) {
            return "serial";
        }
        return Ascii.contradicts(client, DISK) ? "" : "disk";
    }

    /** The first kind that the client tried; what it asks before, kind 0, is what there is. */
    private static String authentication(Octets client) {
        int at = START_BYTES;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            if (!client.has(at, AUTHENTICATE_HEADER) || client.u8(at) != AUTHENTICATE) {
                return "";
            }
            int kind = client.u8(at + KIND);
            if (kind != QUERY) {
                return switch (kind) {
                    case 1 -> "password";
                    case 2 -> "kerberos";
                    case 3, 4 -> "digest";
                    default -> Integer.toString(kind);
                };
            }
            long length = client.u32le(at + LENGTH);
            if (length > client.length()) {
                return "";
            }
            at += AUTHENTICATE_HEADER + (int) length;
        }
        return "";
    }
}
