package eu.sealwatch.agent.inspect.ldap;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.StartTls;
import java.util.Optional;

/** RFC 4511 section 4.14: an extended request with an object identifier, its answer, and TLS. */
public final class LdapTls implements StartTls.Boundary {
    private static final String STARTTLS = "1.3.6.1.4.1.1466.20037";
    private static final int LATEST_IDENTIFIER = 24;
    private static final int LARGEST = 1 << 16;

    @Override
    public Optional<StartTls.Inside> inside(Conversation conversation) {
        Octets client = conversation.client();
        for (int at = 0; at < LATEST_IDENTIFIER; at++) {
            if (client.startsWith(at, STARTTLS)) {
                return Optional.of(
                        new StartTls.Inside(
                                behindMessage(client), behindMessage(conversation.server())));
            }
        }
        return Optional.empty();
    }

    // X.690 section 8.1.3
    private static Octets behindMessage(Octets octets) {
        int first = octets.u8(1);
        if (first < 0x80) {
            return octets.slice(2 + first);
        }
        int lengthBytes = first & 0x7F;
        long length = 0;
        for (int i = 0; i < Math.min(lengthBytes, 4); i++) {
            length = length << 8 | octets.u8(2 + i);
        }
        return octets.slice(2 + lengthBytes + (int) Math.min(length, LARGEST));
    }
}
