package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import java.util.ArrayList;
import java.util.List;

/** The one datagram that a UDP conversation holds, whichever way it went, and those before it. */
public final class Datagram {

    private Datagram() {}

    public static Octets of(Conversation conversation) {
        return conversation.client().isEmpty() ? conversation.server() : conversation.client();
    }

    /** Every datagram that is known, oldest first, the current one last. */
    public static List<Octets> all(Conversation conversation) {
        var all = new ArrayList<Octets>();
        for (Conversation.Earlier earlier : conversation.earlier()) {
            all.add(earlier.octets());
        }
        all.add(of(conversation));
        return all;
    }
}
