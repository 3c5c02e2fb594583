package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Dispatch;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.InspectorSet;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.WrittenFacts;
import eu.sealwatch.agent.inspect.dns.DnsMessage;
import eu.sealwatch.wire.ecs.Category;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one flow's protocol so far: which inspectors are still asked, and the facts of
 * the one that recognised it.
 */
final class Watch {
    private static final int TCP = 6;

    /** Datagrams of a UDP flow that are looked at, for its name or for more facts. */
    private static final int MOST_DATAGRAMS = 12;

    /** So many turns are each worth a look. */
    private static final int MOST_TURNS = 6;

    /**
     * So many datagrams may each be the first that tells; later ones only go on with a beginning.
     */
    private static final int MOST_ASKED_OF_ALL = 4;

    /** About what a watch takes by itself, with the inspectors that are still asked. */
    private static final int OWN_BYTES = 88;

    private static final int TALLY_BYTES = 320;

    /** Facts that take more are written down once they are complete. */
    private static final int MUCH = 1024;

    /** So many datagrams that no inspector may know, and none will know the rest. */
    private static final int MOST_STRANGE_DATAGRAMS = 3;

    private final Dispatch dispatch;
    private @Nullable InspectorSet candidates;
    private boolean clientNarrowed;
    private boolean serverNarrowed;
    private boolean wantsEarlier;
    private int datagrams;
    private int turns;
    private int strange;
    private int seenOfClient;
    private int seenOfServer;
    private boolean lastFromClient;
    private @Nullable Facts facts;
    private @Nullable Inspector recognisedBy;
    private @Nullable DnsTally dns;
    private @Nullable Ear ear;
    private boolean offered;
    private boolean undescribed;
    private boolean maintenance;
    private boolean namesHosts;

    /** What a look at more bytes brought. */
    enum Outcome {
        NOTHING_NEW,
        /** Facts were added, and more may follow. */
        NEW_FACTS,
        /** All facts are there. */
        DECIDED,
        /** No inspector is left that could know it. */
        GIVEN_UP
    }

    Watch(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Facts of the protocol, once it is recognised. */
    @Nullable Facts facts() {
        return facts;
    }

    @Nullable DnsTally dns() {
        return dns;
    }

    /** Nothing will be added to the facts. */
    void conclude() {
        candidates = null;
        if (facts != null && facts.bytes() > MUCH && !(facts instanceof WrittenFacts)) {
            facts = WrittenFacts.of(facts);
        }
    }

    /** Whether it says nothing about the flow. */
    boolean isEmpty() {
        return facts == null && ear == null;
    }

    /** Bytes of memory that it takes, about. */
    int bytes() {
        return OWN_BYTES
                + (facts == null ? 0 : facts.bytes())
                + (dns == null ? 0 : TALLY_BYTES)
                + (ear == null ? 0 : ear.bytes());
    }

    /** Whether people work through the flow. */
    boolean isMaintenance() {
        return maintenance || ear != null && ear.rhythm != null;
    }

    /** What listens to the flow since inspection is over; none before, or when nothing does. */
    @Nullable Ear ear() {
        return ear;
    }

    /** What it is was announced elsewhere. */
    void knownAs(Facts known) {
        facts = known;
        offered = true;
    }

    /** True once: when its protocol is known, and nobody was asked yet to listen for its sake. */
    boolean offersProtocol() {
        boolean first = !offered && facts != null;
        offered |= first;
        return first;
    }

    /** True once: when too many others are described for this flow to be. */
    boolean remainsUndescribed() {
        boolean first = !undescribed;
        undescribed = true;
        return first;
    }

    boolean undescribed() {
        return undescribed;
    }

    void listenWith(Ear given) {
        ear = given;
    }

    /** Whether every datagram or message of the flow is a question or answer of DNS. */
    boolean isNameService() {
        return dns != null;
    }

    Outcome inspect(Conversation conversation) {
        if (dns != null || namesHosts) {
            return Outcome.NOTHING_NEW;
        }
        if (recognisedBy != null) {
            return again(recognisedBy, conversation);
        }
        InspectorSet asked = candidates(conversation);
        wantsEarlier = false;
        for (int place = asked.next(0); place >= 0; place = asked.next(place + 1)) {
            Inspector inspector = dispatch.at(place);
            Recognition answer = inspector.inspect(conversation);
            if (answer == Recognition.NOT_MINE) {
                // by far the most frequent answer, and quicker told apart than by its pattern
                asked.remove(place);
                continue;
            }
            switch (answer) {
                case Recognition.NotMine() -> asked.remove(place);
                case Recognition.Undecided() -> wantsEarlier = true;
                case Recognition.Recognised(Facts found, boolean complete) -> {
                    candidates = null;
                    return recognised(inspector, found, complete, conversation);
                }
            }
        }
        return unrecognised(asked, conversation);
    }

    /** Whether an inspector may want to see the current datagram again, beside the next. */
    boolean wantsEarlier() {
        return wantsEarlier;
    }

    private InspectorSet candidates(Conversation conversation) {
        InspectorSet set = candidates;
        boolean isDatagram = conversation.transport() != TCP;
        if (set == null) {
            set = dispatch.newSet();
            candidates = set;
            dispatch.begin(set);
        } else if (isDatagram && datagrams < MOST_ASKED_OF_ALL) {
            // each datagram is a message of its own: the next may tell what this one did not
            dispatch.begin(set);
            clientNarrowed = false;
            serverNarrowed = false;
        }
        boolean midstream = conversation.beganBeforeCapture();
        if (!clientNarrowed && !conversation.client().isEmpty()) {
            clientNarrowed = true;
            dispatch.narrow(set, conversation.client(), false, midstream);
        }
        if (!serverNarrowed && !conversation.server().isEmpty()) {
            serverNarrowed = true;
            dispatch.narrow(set, conversation.server(), true, midstream);
        }
        return set;
    }

    /** Reads one message of a name service, and counts it. */
    Optional<DnsMessage> lookup(Conversation conversation) {
        if (dns == null || conversation.transport() == TCP) {
            return Optional.empty();
        }
        Octets datagram =
                conversation.client().isEmpty() ? conversation.server() : conversation.client();
        Optional<DnsMessage> message = DnsMessage.parse(datagram);
        message.ifPresent(dns::count);
        return message;
    }

    /** Facts of the current datagram, where each may be another host's. */
    Optional<Facts> ofThisDatagram(Conversation conversation) {
        Inspector inspector = namesHosts ? recognisedBy : null;
        if (inspector == null) {
            return Optional.empty();
        }
        return inspector.inspect(conversation) instanceof Recognition.Recognised found
                ? Optional.of(found.facts())
                : Optional.empty();
    }

    private Outcome recognised(
            Inspector inspector, Facts found, boolean complete, Conversation conversation) {
        facts = found;
        recognisedBy = inspector;
        maintenance = Category.ofName(found.protocol()) == Category.REMOTE_MAINTENANCE;
        wantsEarlier = !complete;
        if (DnsTally.covers(found.protocol()) && conversation.transport() != TCP) {
            dns = new DnsTally();
            return Outcome.NEW_FACTS;
        }
        if (HostName.inEveryDatagram(found)) {
            namesHosts = true;
            return Outcome.NEW_FACTS;
        }
        return complete ? Outcome.DECIDED : Outcome.NEW_FACTS;
    }

    private Outcome again(Inspector inspector, Conversation conversation) {
        if (conversation.transport() != TCP) {
            if (++datagrams >= MOST_DATAGRAMS) {
                return Outcome.DECIDED;
            }
        } else if (!worthAsking(conversation)) {
            return Outcome.NOTHING_NEW;
        }
        return switch (inspector.inspect(conversation)) {
            // what was recognised stays recognised: later bytes can only cease to add to it
            case Recognition.NotMine() -> Outcome.DECIDED;
            case Recognition.Undecided() -> Outcome.NOTHING_NEW;
            case Recognition.Recognised(Facts found, boolean complete) -> {
                facts = found;
                yield complete ? Outcome.DECIDED : Outcome.NOTHING_NEW;
            }
        };
    }

    /**
     * An inspector reads from the first byte each time. So it is asked when the other side has
     * spoken, when a side has ended, or when half as much again has come as it last saw; and when
     * the sides have taken turns often, only for an eighth more: then all its looks together cost
     * no more than a few of the last.
     */
    private boolean worthAsking(Conversation conversation) {
        int client = conversation.client().length();
        int server = conversation.server().length();
        int seen = seenOfClient + seenOfServer;
        int more = client + server - seen;
        boolean fromClient = client != seenOfClient;
        boolean ended = conversation.clientEnded() || conversation.serverEnded();
        boolean turned = fromClient != lastFromClient;
        boolean tired = turns > MOST_TURNS && more < seen / 8;
        if (!ended && (!turned || tired) && more < seen / 2) {
            return false;
        }
        turns += turned ? 1 : 0;
        lastFromClient = fromClient;
        seenOfClient = client;
        seenOfServer = server;
        return true;
    }

    private Outcome unrecognised(InspectorSet asked, Conversation conversation) {
        if (conversation.transport() != TCP) {
            datagrams++;
            strange += asked.isEmpty() ? 1 : 0;
            boolean enough = datagrams >= MOST_DATAGRAMS || strange >= MOST_STRANGE_DATAGRAMS;
            return enough ? Outcome.GIVEN_UP : Outcome.NOTHING_NEW;
        }
        boolean noMore = conversation.clientEnded() && conversation.serverEnded();
        return asked.isEmpty() || noMore ? Outcome.GIVEN_UP : Outcome.NOTHING_NEW;
    }
}
