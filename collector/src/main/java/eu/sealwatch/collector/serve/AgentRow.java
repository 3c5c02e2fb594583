package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.AgentQueries;
import eu.sealwatch.collector.store.AgentQueries.Agent;
import eu.sealwatch.collector.store.AgentQueries.Sight;
import java.time.Instant;
import java.util.List;

/**
 * An agent as pages show it.
 *
 * @param state {@code present}, or {@code silent} when nothing came for two minutes
 * @param lastSeen when its last batch was made, nanoseconds since the epoch
 * @param packets and what follows: sums over the strip
 */
public record AgentRow(
        String name,
        String state,
        long lastSeen,
        long batches,
        long missing,
        long packets,
        long dropped,
        long malformed,
        long evicted,
        Strip strip) {
    private static final long SILENT_AFTER = 120_000_000_000L;

    static List<AgentRow> all(AgentQueries agents, Instant now) {
        return agents.agents().stream().map(agent -> of(agents, agent, now)).toList();
    }

    private static AgentRow of(AgentQueries agents, Agent agent, Instant now) {
        Strip strip = Strip.of(agents, agent.name());
        List<Sight> sights =
                strip.minutes().isEmpty()
                        ? List.of()
                        : agents.sights(agent.name(), strip.from(), 10_000);
        return new AgentRow(
                agent.name(),
                Shown.nanos(now) - agent.lastSeen() > SILENT_AFTER ? "silent" : "present",
                agent.lastSeen(),
                agent.batches(),
                agent.missing(),
                sights.stream().mapToLong(Sight::packets).sum(),
                sights.stream().mapToLong(Sight::dropped).sum(),
                sights.stream().mapToLong(Sight::malformed).sum(),
                sights.stream().mapToLong(Sight::evicted).sum(),
                strip);
    }
}
