package eu.sealwatch.agent.inspect.nats;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * NATS: a server that tells of itself as JSON, or a client that connects likewise. What the client
 * proves itself with is in that JSON, so of it nothing is kept.
 */
public final class NatsInspector implements Inspector {
    private static final Plain NATS = Plain.handshake("nats");
    private static final String INFO = "INFO {\"";
    private static final String CONNECT = "CONNECT {\"";
    private static final String REQUIRES_TLS = "\"tls_required\":true";
    private static final String REQUIRES_AUTH = "\"auth_required\":true";

    @Override
    public String protocol() {
        return "nats";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (server.startsWith(INFO)) {
            int end = server.indexOf('\n', 0);
            if (end < 0 && !conversation.serverEnded()) {
                return Recognition.UNDECIDED;
            }
            int known = end < 0 ? server.length() : end;
            return NATS.with(
                            "nats.tls",
                            "" + Ascii.containsIgnoringCase(server, known, REQUIRES_TLS))
                    .with(
                            "nats.auth",
                            "" + Ascii.containsIgnoringCase(server, known, REQUIRES_AUTH))
                    .complete();
        }
        if (client.startsWith(CONNECT)) {
            return NATS.complete();
        }
        return Ascii.contradicts(server, INFO) || Ascii.contradicts(client, CONNECT)
                ? Recognition.NOT_MINE
                : Recognition.UNDECIDED;
    }
}
