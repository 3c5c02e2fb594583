package eu.sealwatch.agent.inspect.checkmk;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** The Checkmk agent by its first section, which it sends unasked and in clear. */
public final class CheckmkInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("checkmk").complete();
    private static final String FIRST_SECTION = "<<<check_mk>>>\n";

    @Override
    public String protocol() {
        return "checkmk";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (Ascii.contradicts(conversation.server(), FIRST_SECTION)) {
            return Recognition.NOT_MINE;
        }
        return conversation.server().startsWith(FIRST_SECTION) ? FOUND : Recognition.UNDECIDED;
    }
}
