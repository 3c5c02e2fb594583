package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.flow.FlowCounters;

/**
 * How far observing has come.
 *
 * @param watchingSince packet time of the first packet; 0 before it
 * @param latest packet time of the latest packet; 0 before the first
 * @param malformed packets that could not be read
 * @param flows counters of the flow tables together
 */
public record Progress(long watchingSince, long latest, long malformed, FlowCounters flows) {
    public static final Progress NONE = new Progress(0, 0, 0, FlowCounters.NONE);
}
