package eu.sealwatch.agent.inspect.postgresql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.StartTls;
import java.util.Optional;

/** PostgreSQL documentation, "SSL Session Encryption": a request, one letter, and TLS. */
public final class PostgresqlTls implements StartTls.Boundary {
    private static final int REQUEST_BYTES = 8;
    private static final long TLS_REQUEST = 80877103;

    @Override
    public Optional<StartTls.Inside> inside(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean agreed =
                client.u32(0) == REQUEST_BYTES
                        && client.u32(4) == TLS_REQUEST
                        && server.u8(0) == 'S';
        return agreed
                ? Optional.of(new StartTls.Inside(client.slice(REQUEST_BYTES), server.slice(1)))
                : Optional.empty();
    }
}
