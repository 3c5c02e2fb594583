package eu.sealwatch.agent.inspect.postgresql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * PostgreSQL by its start-up, its wish for TLS or GSS encryption, or its cancel request; with the
 * way in which the server wants a user to prove himself (PostgreSQL documentation, "Message
 * Formats"). What follows an accepted request is TLS.
 */
public final class PostgresqlInspector implements Inspector {
    private static final Plain POSTGRESQL = Plain.handshake("postgresql");
    private static final long CANCEL = 80877102;
    private static final long TLS_REQUEST = 80877103;
    private static final long GSS_REQUEST = 80877104;
    private static final int VERSION_3 = 3;
    private static final int LAST_MINOR = 2;
    private static final int LONGEST_STARTUP = 10000;
    private static final int REQUEST_BYTES = 8;

    @Override
    public String protocol() {
        return "postgresql";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        long length = client.u32(0);
        if (client.length() >= 4 && (length < 8 || length > LONGEST_STARTUP)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 8) {
            return client.u8(0) == 0 ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        long code = client.u32(4);
        if (length == 16 && code == CANCEL) {
            return POSTGRESQL.with("postgresql.message", "cancel").complete();
        }
        if (length == REQUEST_BYTES && code == TLS_REQUEST) {
            return encryption(client, server, "postgresql.tls", 'S');
        }
        if (length == REQUEST_BYTES && code == GSS_REQUEST) {
            return encryption(client, server, "postgresql.gss", 'G');
        }
        return startup(client, server, POSTGRESQL);
    }

    private static Recognition encryption(Octets client, Octets server, String name, char yes) {
        if (server.isEmpty()) {
            return POSTGRESQL.soFar();
        }
        if (server.u8(0) == yes) {
            return POSTGRESQL.with(name, "accepted").complete();
        }
        // N, or an error from a server older than the request
        Plain refused = POSTGRESQL.with(name, "refused");
        Octets next = client.slice(REQUEST_BYTES);
        if (next.length() < 8) {
            return refused.soFar();
        }
        Recognition then = startup(next, server.slice(1), refused);
        return then instanceof Recognition.Recognised ? then : refused.soFar();
    }

    // length, version, then names and values that each end with a zero
    private static Recognition startup(Octets client, Octets server, Plain facts) {
        int name = 8;
        boolean version = client.u16(4) == VERSION_3 && client.u16(6) <= LAST_MINOR;
        if (!version || client.u32(0) < 12) {
            return Recognition.NOT_MINE;
        }
        int end = client.indexOf(0, name);
        for (int i = name; i < (end < 0 ? client.length() : end); i++) {
            int letter = client.u8(i);
            if ((letter < 'a' || letter > 'z') && letter != '_' && letter != '.') {
                return Recognition.NOT_MINE;
            }
        }
        if (end < 0) {
            return client.length() > 72 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        if (end < name + 3) {
            return Recognition.NOT_MINE;
        }
        return authentication(server, facts);
    }

    private static Recognition authentication(Octets server, Plain facts) {
        if (server.u8(0) != 'R' || !server.has(5, 4)) {
            return server.isEmpty() || server.u8(0) == 'R' ? facts.soFar() : facts.complete();
        }
        String method =
                switch ((int) server.u32(5)) {
                    case 0 -> "none";
                    case 2 -> "kerberos";
                    case 3 -> "clear-password";
                    case 5 -> "md5";
                    case 7 -> "gss";
                    case 9 -> "sspi";
                    case 10 -> "sasl";
                    default -> Long.toString(server.u32(5));
                };
        return facts.with("postgresql.authentication", method).complete();
    }
}
