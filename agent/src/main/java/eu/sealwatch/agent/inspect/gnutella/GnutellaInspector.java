package eu.sealwatch.agent.inspect.gnutella;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Gnutella by the line with which its connections begin, and by the answer to it. */
public final class GnutellaInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("gnutella").complete();
    private static final String REQUEST = "GNUTELLA CONNECT/0.";
    private static final String ANSWER = "GNUTELLA/0.";

    @Override
    public String protocol() {
        return "gnutella";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, REQUEST) || Ascii.contradicts(server, ANSWER)) {
            return Recognition.NOT_MINE;
        }
        return client.startsWith(REQUEST) || server.startsWith(ANSWER)
                ? FOUND
                : Recognition.UNDECIDED;
    }
}
