package eu.sealwatch.agent.inspect.postgresql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** PostgreSQL by its start-up or TLS request; what follows an accepted request is TLS. */
public final class PostgresqlInspector implements Inspector {
    private static final Plain POSTGRESQL = Plain.handshake("postgresql");
    private static final Recognition CLEAR = POSTGRESQL.complete();
    private static final Recognition ASKED = POSTGRESQL.soFar();
    private static final Recognition ACCEPTED =
            POSTGRESQL.with("postgresql.tls", "accepted").complete();
    private static final Recognition REFUSED =
            POSTGRESQL.with("postgresql.tls", "refused").complete();
    // PostgreSQL documentation, "Message Formats"
    private static final long TLS_REQUEST = 80877103;
    private static final long VERSION_3 = 3 << 16;
    private static final int LONGEST_STARTUP = 10000;

    @Override
    public String protocol() {
        return "postgresql";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        long length = client.u32(0);
        if (client.length() >= 4 && (length < 8 || length > LONGEST_STARTUP)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 8) {
            return client.u8(0) == 0 ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        if (length == 8 && client.u32(4) == TLS_REQUEST) {
            return switch (conversation.server().u8(0)) {
                case 'S' -> ACCEPTED;
                case 'N' -> REFUSED;
                default -> ASKED;
            };
        }
        if (client.u32(4) != VERSION_3 || Ascii.contradicts(client.slice(8), "user\0")) {
            return Recognition.NOT_MINE;
        }
        return client.length() < 13 ? Recognition.UNDECIDED : CLEAR;
    }
}
