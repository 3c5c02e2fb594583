package eu.sealwatch.agent.inspect.bittorrent;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** BitTorrent by its greeting over TCP, and by its distributed table's messages over UDP. */
public final class BittorrentInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("bittorrent").complete();
    private static final String GREETING = "\u0013BitTorrent protocol";
    private static final int UDP = 17;

    @Override
    public String protocol() {
        return "bittorrent";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets first = Datagram.of(conversation);
        if (conversation.transport() == UDP) {
            // BEP 5: a query's or an answer's dictionary begins with the sender's id
            return first.startsWith("d1:ad2:id20:") || first.startsWith("d1:rd2:id20:")
                    ? FOUND
                    : Recognition.NOT_MINE;
        }
        if (Ascii.contradicts(first, GREETING)) {
            return Recognition.NOT_MINE;
        }
        return first.length() < GREETING.length() ? Recognition.UNDECIDED : FOUND;
    }
}
