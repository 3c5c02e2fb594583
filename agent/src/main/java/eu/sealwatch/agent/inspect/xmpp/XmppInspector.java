package eu.sealwatch.agent.inspect.xmpp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;

/**
 * XMPP by the opening of its stream of XML (RFC 6120 section 4.2); from the middle, by a stanza.
 */
public final class XmppInspector implements Inspector {
    private static final Plain XMPP = Plain.handshake("xmpp");
    private static final Recognition UPGRADED = XMPP.with("xmpp.starttls", "requested").soFar();
    private static final Recognition SO_FAR = XMPP.soFar();
    private static final Recognition PATTERN = Plain.pattern("xmpp").complete();
    private static final List<String> STANZAS = List.of("<presence ", "<message ", "<iq ");

    // RFC 6120 section 4.8: the namespace of every stream
    private static final String STREAMS = "http://etherx.jabber.org/streams";
    private static final String STARTTLS = "<starttls";
    private static final int LONGEST_OPENING = 1024;
    private static final int MOST_WORDS = 4096;

    @Override
    public String protocol() {
        return "xmpp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (conversation.beganBeforeCapture() && (isStanza(client) || isStanza(server))) {
            return PATTERN;
        }
        if (!mayOpen(client) || !mayOpen(server)) {
            return conversation.beganBeforeCapture() && (mayBeStanza(client) || mayBeStanza(server))
                    ? Recognition.UNDECIDED
                    : Recognition.NOT_MINE;
        }
        if (!opens(client) && !opens(server)) {
            boolean tooLong =
                    client.length() > LONGEST_OPENING || server.length() > LONGEST_OPENING;
            return tooLong ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        int words = Math.min(client.length(), MOST_WORDS);
        return Ascii.containsIgnoringCase(client, words, STARTTLS) ? UPGRADED : SO_FAR;
    }

    private static boolean mayBeStanza(Octets side) {
        return side.length() < LONGEST_OPENING && !Ascii.contradictsAll(side, STANZAS);
    }

    /** One of the three stanzas (RFC 6120 section 8.1) with a name of XMPP's in it. */
    private static boolean isStanza(Octets side) {
        int end = Math.min(side.length(), LONGEST_OPENING);
        return Ascii.startsWithOne(side, STANZAS)
                && (Ascii.containsIgnoringCase(side, end, "xmlns='jabber:")
                        || Ascii.containsIgnoringCase(side, end, "xmlns=\"jabber:")
                        || Ascii.containsIgnoringCase(side, end, "http://jabber.org/protocol/"));
    }

    private static boolean mayOpen(Octets side) {
        return !Ascii.contradicts(side, "<?xml ") || !Ascii.contradicts(side, "<stream:stream");
    }

    private static boolean opens(Octets side) {
        int end = Math.min(side.length(), LONGEST_OPENING);
        return !side.isEmpty() && Ascii.containsIgnoringCase(side, end, STREAMS);
    }
}
