package eu.sealwatch.agent.inspect.ldap;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ber;
import eu.sealwatch.agent.inspect.NegotiateToken;
import eu.sealwatch.wire.v1.Ldap;

/** Walks the messages of both directions and gathers how the client proves himself. */
final class LdapReader {
    private static final String STARTTLS = "1.3.6.1.4.1.1466.20037";
    private static final int SIMPLE = 0x80;
    private static final int SASL = 0xA3;

    /** Microsoft's own exchange of NTLM messages, MS-ADTS section 5.1.1.1.3. */
    private static final int SICILY_FIRST = 0x89;

    private static final int SICILY_LAST = 0x8B;
    private static final int LONGEST_MECHANISM = 20;
    private static final int MOST_MESSAGES = 32;

    private final Ldap.Builder ldap = Ldap.newBuilder();

    static Ldap read(Octets client, Octets server) {
        var reader = new LdapReader();
        reader.walk(client);
        reader.walk(server);
        return reader.ldap.build();
    }

    private void walk(Octets stream) {
        int at = 0;
        for (int i = 0; i < MOST_MESSAGES && stream.has(at, 2); i++) {
            int operation = LdapMessage.operation(stream, at);
            if (operation < 0) {
                wrapped(stream, at);
                return;
            }
            operation(stream, operation);
            int end = Ber.end(stream, at);
            if (end <= at) {
                return;
            }
            at = end;
        }
    }

    /** RFC 4422 section 3.7: behind a bind, buffers with their length in front of each. */
    private void wrapped(Octets stream, int at) {
        if (at > 0 && LdapInspector.isWrapped(stream.slice(at))) {
            ldap.setWrapped(true);
        }
    }

    private void operation(Octets stream, int operation) {
        int tag = stream.u8(operation);
        if (ldap.getOperation().isEmpty()) {
            ldap.setOperation(LdapMessage.name(tag));
        }
        int at = Ber.contents(stream, operation);
        switch (tag) {
            case LdapMessage.BIND -> bind(stream, at);
            case LdapMessage.EXTENDED -> {
                if (stream.startsWith(at + 2, STARTTLS)) {
                    ldap.setStarttlsRequested(true);
                }
            }
            case LdapMessage.EXTENDED_RESPONSE -> {
                if (ldap.getStarttlsRequested() && Ber.small(stream, at) == 0) {
                    ldap.setStarttlsAccepted(true);
                }
            }
            default -> {
                // says nothing of how the client proves himself
            }
        }
    }

    // version, name, then a choice: a password, SASL, or Microsoft's own
    private void bind(Octets stream, int at) {
        int name = at + 3;
        int choice = Ber.end(stream, name);
        int contents = Ber.contents(stream, choice);
        if (choice < 0 || contents < 0) {
            return;
        }
        ldap.setVersion(Math.max(Ber.small(stream, at), 0));
        int tag = stream.u8(choice);
        if (tag == SIMPLE) {
            boolean anonymous = Ber.length(stream, choice) == 0;
            ldap.setBind(anonymous ? "anonymous" : "simple");
        } else if (tag == SASL) {
            int length = Math.min(Ber.length(stream, contents), LONGEST_MECHANISM);
            Octets mechanism = stream.slice(Ber.contents(stream, contents), length);
            ldap.setBind("sasl").setMechanism(mechanism.printable());
            use(stream.slice(contents, Ber.length(stream, choice)));
        } else if (tag >= SICILY_FIRST && tag <= SICILY_LAST) {
            ldap.setBind("sicily");
            use(stream.slice(contents, Ber.length(stream, choice)));
        }
    }

    private void use(Octets token) {
        String used = NegotiateToken.used(token);
        if (!used.isEmpty()) {
            ldap.setAuthentication(used);
        }
    }
}
