package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What people ask about agents: whether they are there, and what they could see. */
public final class AgentQueries {
    private final DSLContext sql;

    public AgentQueries(Store store) {
        this.sql = store.sql();
    }

    /**
     * @param lastSeen when its last batch was made, by its clock
     * @param missing batches whose numbers were skipped
     */
    public record Agent(String name, long batches, long lastSeen, long missing) {}

    public List<Agent> agents() {
        return sql.select(ID, LAST_SEQUENCE, LAST_SEEN, MISSING).from(AGENT).orderBy(ID).stream()
                .map(row -> new Agent(row.value1(), row.value2(), row.value3(), row.value4()))
                .toList();
    }

    /** A statement of what an agent could see; times in nanoseconds since the epoch. */
    public record Sight(
            long from,
            long to,
            String source,
            long packets,
            long malformed,
            long dropped,
            long evicted) {}

    /** The end of an agent's last statement. */
    public Optional<Long> lastSight(String agent) {
        return Optional.ofNullable(
                sql.select(DSL.max(TO_TIME))
                        .from(COVERAGE)
                        .where(AGENT_ID.eq(agent))
                        .fetchSingle()
                        .value1());
    }

    /** Statements that reach beyond a time, oldest first. */
    public List<Sight> sights(String agent, long since, int most) {
        return sql.select(
                        FROM_TIME,
                        TO_TIME,
                        SOURCE,
                        PACKETS,
                        MALFORMED,
                        DROPPED_BY_KERNEL.add(DROPPED_BY_INTERFACE),
                        FLOWS_EVICTED)
                .from(COVERAGE)
                .where(AGENT_ID.eq(agent))
                .and(TO_TIME.gt(since))
                .orderBy(TO_TIME)
                .limit(most)
                .fetch(row ->
                        new Sight(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7()));
    }

    /** A device on the inside as it was last seen. */
    public record Device(String ip, String mac, String name, long firstSeen, long lastSeen) {}

    /** Last seen first. */
    public List<Device> devices(int most) {
        return sql.select(IP, MAC, DSL.coalesce(HOST_NAME, ""), FIRST_SEEN, LAST_SEEN)
                .from(DEVICE)
                .orderBy(LAST_SEEN.desc(), IP)
                .limit(most)
                .fetch(row ->
                        new Device(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5()));
    }
}
