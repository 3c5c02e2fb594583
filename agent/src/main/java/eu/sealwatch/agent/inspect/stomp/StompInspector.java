package eu.sealwatch.agent.inspect.stomp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** STOMP 1.0 to 1.2: a frame CONNECT or STOMP with a header that has a name of the standard. */
public final class StompInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("stomp").complete();
    private static final String CONNECT = "CONNECT\n";
    private static final String STOMP = "STOMP\n";
    private static final int LONGEST_FRAME = 1024;

    @Override
    public String protocol() {
        return "stomp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (client.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        if (Ascii.contradicts(client, CONNECT) && Ascii.contradicts(client, STOMP)) {
            return Recognition.NOT_MINE;
        }
        if (client.indexOf(0, 0) < 0 && client.length() < LONGEST_FRAME) {
            return Recognition.UNDECIDED;
        }
        return Ascii.aLineStartsWith(client, "accept-version:")
                        || Ascii.aLineStartsWith(client, "login:")
                        || Ascii.aLineStartsWith(client, "passcode:")
                        || Ascii.aLineStartsWith(client, "host:")
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
