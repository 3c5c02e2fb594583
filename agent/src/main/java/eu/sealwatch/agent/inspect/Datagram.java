package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;

/** The one datagram that a UDP conversation holds, whichever way it went. */
public final class Datagram {

    private Datagram() {}

    public static Octets of(Conversation conversation) {
        return conversation.client().isEmpty() ? conversation.server() : conversation.client();
    }
}
