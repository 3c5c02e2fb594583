package eu.sealwatch.agent.inspect.printing;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** A raw printer job that begins with the universal exit and the job language, as most do. */
public final class PjlInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("pjl").complete();
    private static final String EXIT = "\u001B%-12345X";

    @Override
    public String protocol() {
        return "pjl";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (client.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        if (Ascii.contradicts(client, EXIT)) {
            return Recognition.NOT_MINE;
        }
        return client.startsWith(EXIT) ? FOUND : Recognition.UNDECIDED;
    }
}
