package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a catalogue to the few inspectors that are worth asking, by the first byte that each side
 * sent; so a hundred protocols cost a flow no more than a dozen.
 *
 * <p>For TCP the inspectors tell by themselves: what they answer to one byte alone holds for
 * whatever follows it ({@link Inspector}). A byte's answers are asked for when it first occurs, and
 * kept. For datagrams, where one byte is a whole message, {@link Inspector#mayBegin} tells. One
 * thread.
 */
public final class Dispatch {
    private static final int OCTETS = 256;

    private final Inspector[] inspectors;
    private final boolean stream;
    private final InspectorSet all = new InspectorSet();
    // [began before capture, from server] [first octet]
    private final @Nullable InspectorSet[][] byFirst = new InspectorSet[4][OCTETS];

    private Dispatch(List<Inspector> inspectors, boolean stream) {
        if (inspectors.size() > InspectorSet.MOST) {
            throw new IllegalArgumentException(
                    inspectors.size() + " inspectors; InspectorSet holds " + InspectorSet.MOST);
        }
        this.inspectors = inspectors.toArray(Inspector[]::new);
        this.stream = stream;
        for (int place = 0; place < inspectors.size(); place++) {
            all.add(place);
        }
    }

    public static Dispatch tcp() {
        return new Dispatch(Inspectors.tcp(), true);
    }

    public static Dispatch udp() {
        return new Dispatch(Inspectors.udp(), false);
    }

    /** The inspector at a place of an {@link InspectorSet}. */
    public Inspector at(int place) {
        return inspectors[place];
    }

    /** A set to be filled by {@link #begin}. */
    public InspectorSet newSet() {
        return new InspectorSet();
    }

    /** Makes the set those that may know a conversation of which nothing is known yet. */
    public void begin(InspectorSet set) {
        set.become(all);
    }

    /** Takes out those that do not begin with what the one side's first byte is. */
    public void narrow(InspectorSet set, Octets side, boolean fromServer, boolean midstream) {
        int octet = side.u8(0);
        int kind = (midstream ? 2 : 0) + (fromServer ? 1 : 0);
        InspectorSet known = byFirst[kind][octet];
        if (known == null) {
            known = ask(octet, fromServer, midstream);
            byFirst[kind][octet] = known;
        }
        set.retain(known);
    }

    private InspectorSet ask(int octet, boolean fromServer, boolean midstream) {
        var willing = new InspectorSet();
        Octets one = Octets.of((byte) octet);
        var begun =
                new Conversation.Given(
                        6,
                        fromServer ? Octets.EMPTY : one,
                        fromServer ? one : Octets.EMPTY,
                        0,
                        0,
                        midstream,
                        false,
                        false);
        for (int place = 0; place < inspectors.length; place++) {
            Inspector inspector = inspectors[place];
            boolean may =
                    stream
                            ? inspector.inspect(begun) != Recognition.NOT_MINE
                            : inspector.mayBegin(octet);
            if (may) {
                willing.add(place);
            }
        }
        return willing;
    }
}
