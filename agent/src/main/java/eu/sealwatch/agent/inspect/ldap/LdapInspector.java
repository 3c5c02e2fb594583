package eu.sealwatch.agent.inspect.ldap;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** LDAP by the client's first message: a bind of version 2 or 3, or the wish for TLS (RFC 4511). */
public final class LdapInspector implements Inspector {
    private static final Plain LDAP = Plain.handshake("ldap");
    private static final Recognition SIMPLE = LDAP.with("ldap.bind", "simple").complete();
    private static final Recognition SASL = LDAP.with("ldap.bind", "sasl").complete();
    private static final Recognition STARTTLS = LDAP.with("ldap.starttls", "requested").complete();
    private static final String STARTTLS_OID = "1.3.6.1.4.1.1466.20037";
    private static final int SEQUENCE = 0x30;
    private static final int BIND = 0x60;
    private static final int EXTENDED = 0x77;
    private static final int LARGEST_HEAD = 600;

    @Override
    public String protocol() {
        return "ldap";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (client.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        int id = 1 + lengthBytes(client, 1);
        int operation = id + 2 + client.u8(id + 1);
        boolean contradicts =
                client.u8(0) != SEQUENCE
                        || (client.has(id, 2) && (client.u8(id) != 2 || client.u8(id + 1) > 4))
                        || (client.has(operation, 1)
                                && client.u8(operation) != BIND
                                && client.u8(operation) != EXTENDED);
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        int body = operation + 1 + lengthBytes(client, operation + 1);
        return client.u8(operation) == EXTENDED ? extended(client, body) : bind(client, body);
    }

    // version, name, then [0] for a password or [3] for SASL
    private static Recognition bind(Octets client, int body) {
        int name = body + 3;
        int choice = name + 1 + lengthBytes(client, name + 1) + client.u8(name + 1);
        if (!client.has(choice, 1)) {
            return client.length() > LARGEST_HEAD ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        int version = client.u8(body + 2);
        boolean bind =
                client.u16(body) == 0x0201
                        && (version == 2 || version == 3)
                        && client.u8(name) == 4;
        if (!bind) {
            return Recognition.NOT_MINE;
        }
        return switch (client.u8(choice)) {
            case 0x80 -> SIMPLE;
            case 0xA3 -> SASL;
            default -> Recognition.NOT_MINE;
        };
    }

    private static Recognition extended(Octets client, int body) {
        if (!client.has(body, 2 + STARTTLS_OID.length())) {
            return Recognition.UNDECIDED;
        }
        return client.startsWith(body + 2, STARTTLS_OID) ? STARTTLS : Recognition.NOT_MINE;
    }

    // X.690 section 8.1.3
    private static int lengthBytes(Octets octets, int at) {
        int first = octets.u8(at);
        return first < 0x80 ? 1 : 1 + (first & 0x7F);
    }
}
