package eu.sealwatch.agent.inspect.radmin;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Radmin: a request of 10 bytes and an answer of 46, neither of them documented by its maker. */
public final class RadminInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("radmin").complete();
    private static final String REQUEST = "\u0001\0\0\0\u0001";
    private static final String ANSWER = "\u0001\0\0\0%";

    @Override
    public String protocol() {
        return "radmin";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, REQUEST) || Ascii.contradicts(server, ANSWER)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 10 || server.length() < ANSWER.length()) {
            return Recognition.UNDECIDED;
        }
        return client.u16(8) == 0x0808 ? FOUND : Recognition.NOT_MINE;
    }
}
