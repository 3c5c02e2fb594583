package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.AgentQueries;
import eu.sealwatch.collector.store.AgentQueries.Sight;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agent could see, minute by minute, up to its last statement. A minute is seen when
 * statements cover all of it and nothing was dropped in it.
 */
public record Strip(long from, long to, List<Minute> minutes, long seen, long lossy) {
    static final int MINUTES = 120;
    private static final long MINUTE = 60_000_000_000L;

    /** Statements come every 10 s from each interface; this is enough for a dozen interfaces. */
    private static final int MOST_SIGHTS = MINUTES * 6 * 12;

    /** A gap shorter than this is the seam between two statements. */
    private static final long SEAM = 2_000_000_000L;

    /**
     * @param kind {@code seen}, {@code lossy} or {@code blind}
     */
    public record Minute(long start, String kind) {}

    static Strip of(AgentQueries agents, String agent) {
        var last = agents.lastSight(agent);
        if (last.isEmpty()) {
            return new Strip(0, 0, List.of(), 0, 0);
        }
        long to = Math.ceilDiv(last.get(), MINUTE) * MINUTE;
        long from = to - MINUTES * MINUTE;
        return of(agents.sights(agent, from, MOST_SIGHTS), from, last.get());
    }

    static Strip of(List<Sight> sights, long from, long end) {
        long[] covered = new long[MINUTES];
        boolean[] lossy = new boolean[MINUTES];
        long first = sights.isEmpty() ? end : Long.MAX_VALUE;
        for (Sight sight : sights) {
            first = Math.min(first, sight.from());
            for (int i = 0; i < MINUTES; i++) {
                long start = from + i * MINUTE;
                long overlap = Math.min(sight.to(), start + MINUTE) - Math.max(sight.from(), start);
                if (overlap > 0) {
                    covered[i] += overlap;
                    lossy[i] |= sight.dropped() > 0 || sight.evicted() > 0;
                }
            }
        }
        var minutes = new ArrayList<Minute>();
        long seen = 0;
        long withLoss = 0;
        for (int i = 0; i < MINUTES; i++) {
            long start = from + i * MINUTE;
            // the first and the last minute are as long as the agent was there
            long asked = Math.min(end, start + MINUTE) - Math.max(first, start);
            String kind =
                    asked <= 0 || covered[i] < asked - SEAM ? "blind" : lossy[i] ? "lossy" : "seen";
            seen += kind.equals("blind") ? 0 : 1;
            withLoss += kind.equals("lossy") ? 1 : 0;
            minutes.add(new Minute(start, kind));
        }
        return new Strip(from, from + MINUTES * MINUTE, minutes, seen, withLoss);
    }
}
