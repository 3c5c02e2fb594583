package eu.sealwatch.agent.flow;

/**
 * What became of flows: opened = open + closed, evicted ones among the closed.
 *
 * @param evictedForMemory of the evicted, those whose memory was wanted, and not their number
 * @param uninspected flows that were given up while more of their first bytes might have told what
 *     they are, because others wanted the buffers
 * @param gaps TCP directions whose first bytes ended at a hole that was not filled
 */
public record FlowCounters(
        long opened,
        long open,
        long closed,
        long evicted,
        long evictedForMemory,
        long uninspected,
        long gaps) {
    public static final FlowCounters NONE = new FlowCounters(0, 0, 0, 0, 0, 0, 0);

    /** Of two tables together. */
    public FlowCounters plus(FlowCounters other) {
        return new FlowCounters(
                opened + other.opened,
                open + other.open,
                closed + other.closed,
                evicted + other.evicted,
                evictedForMemory + other.evictedForMemory,
                uninspected + other.uninspected,
                gaps + other.gaps);
    }
}
