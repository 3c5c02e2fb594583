package eu.sealwatch.agent.inspect.cassandra;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Set;

/**
 * Cassandra by the client's first frame of CQL, OPTIONS or STARTUP (its native_protocol.spec,
 * versions 1 to 5), with the authenticator that the server names; or by a Thrift call of one of its
 * methods, which versions before 4 have.
 */
public final class CassandraInspector implements Inspector {
    private static final Plain CASSANDRA = Plain.handshake("cassandra");
    private static final int LAST_VERSION = 5;
    private static final int RESPONSE = 0x80;
    private static final int STARTUP = 1;
    private static final int AUTHENTICATE = 3;
    private static final int OPTIONS = 5;
    private static final int LARGEST_STARTUP = 1024;
    private static final long THRIFT_CALL = 0x8001_0001L;

    private static final Set<String> METHODS =
            Set.of(
                    "login",
                    "set_keyspace",
                    "describe_keyspaces",
                    "describe_keyspace",
                    "describe_cluster_name",
                    "describe_version",
                    "describe_ring",
                    "get_slice",
                    "multiget_slice",
                    "get_range_slices",
                    "get_indexed_slices",
                    "batch_mutate",
                    "execute_cql_query",
                    "execute_cql3_query",
                    "prepare_cql3_query",
                    "set_cql_version");

    @Override
    public String protocol() {
        return "cassandra";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (client.isEmpty()) {
            return server.isEmpty() || mayAnswer(server.u8(0))
                    ? Recognition.UNDECIDED
                    : Recognition.NOT_MINE;
        }
        if (!server.isEmpty() && !mayAnswer(server.u8(0))) {
            return Recognition.NOT_MINE;
        }
        int version = client.u8(0);
        return version == 0
                ? thrift(client)
                : version <= LAST_VERSION ? cql(client, server, version) : Recognition.NOT_MINE;
    }

    private static boolean mayAnswer(int first) {
        return first == 0 || first > RESPONSE && first <= (RESPONSE | LAST_VERSION);
    }

    // version, flags, stream of one byte or from version 3 on two, operation, length
    private static Recognition cql(Octets client, Octets server, int version) {
        int operation = version < 3 ? 3 : 4;
        int body = operation + 5;
        boolean contradicts =
                client.length() > 1 && client.u8(1) > 0x1F
                        || client.length() > operation
                                && client.u8(operation) != STARTUP
                                && client.u8(operation) != OPTIONS;
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < body) {
            return Recognition.UNDECIDED;
        }
        long length = client.u32(operation + 1);
        if (client.u8(operation) == OPTIONS) {
            return length == 0 ? authenticator(server, operation, body) : Recognition.NOT_MINE;
        }
        // a map of strings, in which the version of CQL must be
        if (length < 22
                || length > LARGEST_STARTUP
                || client.has(body, 2) && client.u8(body) != 0) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < body + length) {
            return Recognition.UNDECIDED;
        }
        return client.slice(body, (int) length).latin1().contains("CQL_VERSION")
                ? authenticator(server, operation, body)
                : Recognition.NOT_MINE;
    }

    private static Recognition authenticator(Octets server, int operation, int body) {
        if (!server.has(0, body)) {
            return CASSANDRA.soFar();
        }
        if (server.u8(operation) != AUTHENTICATE) {
            return CASSANDRA.complete();
        }
        Octets name = server.slice(body + 2, Math.min(server.u16(body), 128));
        String simple = name.printable().substring(name.printable().lastIndexOf('.') + 1);
        return CASSANDRA.with("cassandra.authenticator", simple).complete();
    }

    // framed: length, call of the strict binary protocol, method's name
    private static Recognition thrift(Octets client) {
        if (client.has(4, 4) && client.u32(4) != THRIFT_CALL || client.u8(1) != 0) {
            return Recognition.NOT_MINE;
        }
        long length = client.u32(8);
        if (client.has(8, 4) && (length < 5 || length > 32 || length + 12 > client.u32(0))) {
            return Recognition.NOT_MINE;
        }
        if (!client.has(8, 4 + (int) length)) {
            return Recognition.UNDECIDED;
        }
        return METHODS.contains(client.slice(12, (int) length).latin1())
                ? CASSANDRA.with("cassandra.form", "thrift").complete()
                : Recognition.NOT_MINE;
    }
}
