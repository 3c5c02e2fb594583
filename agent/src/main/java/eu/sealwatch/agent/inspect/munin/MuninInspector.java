package eu.sealwatch.agent.inspect.munin;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Munin by the node's greeting. */
public final class MuninInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("munin").complete();
    private static final String GREETING = "# munin node at ";

    @Override
    public String protocol() {
        return "munin";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (Ascii.contradicts(conversation.server(), GREETING)) {
            return Recognition.NOT_MINE;
        }
        return conversation.server().startsWith(GREETING) ? FOUND : Recognition.UNDECIDED;
    }
}
