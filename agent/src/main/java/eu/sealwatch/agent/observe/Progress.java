package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.decode.DecodeSums;
import eu.sealwatch.agent.flow.FlowCounters;

/**
 * How far observing has come.
 *
 * @param watchingSince packet time of the first packet; 0 before it
 * @param latest packet time of the latest packet; 0 before the first
 * @param decoded what became of packets
 * @param flows counters of the flow tables together
 * @param unheard what was not listened to
 * @param namesForgotten names of addresses that were forgotten because there were too many
 */
public record Progress(
        long watchingSince,
        long latest,
        DecodeSums decoded,
        FlowCounters flows,
        Unheard unheard,
        long namesForgotten) {

    public static final Progress NONE =
            new Progress(0, 0, DecodeSums.NONE, FlowCounters.NONE, Unheard.NOTHING, 0);

    /** Packets that could not be read. */
    public long malformed() {
        return decoded.malformed();
    }

    /**
     * The counters of two observers together, of which each learns all names; times are this one's.
     */
    public Progress plus(Progress other) {
        return new Progress(
                watchingSince,
                latest,
                decoded.plus(other.decoded),
                flows.plus(other.flows),
                unheard.plus(other.unheard),
                Math.max(namesForgotten, other.namesForgotten));
    }

    /** The same counters at other times. */
    public Progress at(long firstNs, long latestNs) {
        return new Progress(firstNs, latestNs, decoded, flows, unheard, namesForgotten);
    }
}
