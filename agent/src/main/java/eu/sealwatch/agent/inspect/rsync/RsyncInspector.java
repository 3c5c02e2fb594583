package eu.sealwatch.agent.inspect.rsync;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** The rsync daemon by the greeting of both sides. */
public final class RsyncInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("rsync").complete();
    private static final String GREETING = "@RSYNCD: ";

    @Override
    public String protocol() {
        return "rsync";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, GREETING) || Ascii.contradicts(server, GREETING)) {
            return Recognition.NOT_MINE;
        }
        return client.startsWith(GREETING) || server.startsWith(GREETING)
                ? FOUND
                : Recognition.UNDECIDED;
    }
}
