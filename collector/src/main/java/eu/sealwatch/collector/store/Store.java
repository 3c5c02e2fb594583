package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;
import static org.jooq.impl.DSL.excluded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Changes.DeedRow;
import eu.sealwatch.collector.store.Changes.FindingRow;
import eu.sealwatch.collector.store.Changes.SessionRow;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What people query: flows, findings, agents, devices and coverage, projected from the evidence
 * log. It stands exactly at one log index ({@link #applied}), because each stretch of entries is
 * applied as one transdeed. One writer thread; any number of readers.
 *
 * <p>Deleting the file loses nothing: it is derived from the log again.
 */
public final class Store implements AutoCloseable {

    private final HikariDataSource dataSource;
    private final DSLContext sql;

    private Store(HikariDataSource dataSource) {
        this.dataSource = dataSource;
        this.sql = DSL.using(dataSource, SQLDialect.SQLITE);
    }

    /** Opens the file, creates or migrates its tables. */
    public static Store open(Path file) {
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl("jdbc:sqlite:" + file);
        // SQLite has one writer; the others read beside it in WAL mode
        config.setMaximumPoolSize(4);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("busy_timeout", "10000");
        var dataSource = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:eu/sealwatch/collector/store")
                .load()
                .migrate();
        return new Store(dataSource);
    }

    /** For the queries beside it. */
    DSLContext sql() {
        return sql;
    }

    /** Log entries below this index are in the store. */
    public long applied() {
        return sql.select(APPLIED).from(PROJECTION).fetchSingle(APPLIED);
    }

    /** The log index of the policy in force, if any is. */
    public OptionalLong policyEntry() {
        @Nullable Long entry = sql.select(POLICY_ENTRY).from(PROJECTION).fetchSingle(POLICY_ENTRY);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry);
    }

    /** Where an agent's batches stand. */
    public record AgentPosition(String agent, long sequence, byte[] hash, long missing) {}

    public List<AgentPosition> agents() {
        return sql.select(ID, LAST_SEQUENCE, LAST_HASH, MISSING).from(AGENT).orderBy(ID).stream()
                .map(row ->
                        new AgentPosition(
                                row.get(ID),
                                row.get(LAST_SEQUENCE),
                                row.get(LAST_HASH),
                                row.get(MISSING)))
                .toList();
    }

    /**
     * Where a finding stands.
     *
     * @param entry log index of its entry
     * @param excepted whether somebody answered for it when it was last seen
     */
    public record FindingPosition(long entry, boolean excepted) {}

    public Optional<FindingPosition> positionOfFinding(String id) {
        return sql.select(ENTRY, STATE)
                .from(FINDING)
                .where(ID.eq(id))
                .fetchOptional()
                .map(row ->
                        new FindingPosition(
                                row.get(ENTRY), row.get(STATE).equals(FindingRows.EXCEPTED)));
    }

    /** All findings, worst first, then oldest first. */
    public Stream<StoredFinding> findings() {
        return sql.select()
                .from(FINDING)
                .orderBy(SEVERITY.desc(), FIRST_SEEN, ID)
                .fetchSize(1000)
                .fetchStream()
                .map(FindingRows::read);
    }

    public Optional<StoredFinding> finding(String id) {
        return sql.select().from(FINDING).where(ID.eq(id)).fetchOptional().map(FindingRows::read);
    }

    /** How many flows spoke a protocol. */
    public record ProtocolCount(String name, long flows) {}

    /** How much the store holds: from the first flow to the last, most frequent protocol first. */
    public record Extent(
            long first, long last, long flows, long packets, List<ProtocolCount> protocols) {}

    public Extent extent() {
        var span =
                sql.select(
                                DSL.coalesce(DSL.min(START_TIME), 0L),
                                DSL.coalesce(DSL.max(END_TIME), 0L),
                                DSL.count())
                        .from(FLOW)
                        .fetchSingle();
        long packets =
                sql.select(DSL.coalesce(DSL.sum(PACKETS), java.math.BigDecimal.ZERO))
                        .from(COVERAGE)
                        .fetchSingle()
                        .value1()
                        .longValue();
        var name = DSL.coalesce(PROTOCOL, "not recognised");
        List<ProtocolCount> protocols =
                sql.select(name, DSL.count())
                        .from(FLOW)
                        .groupBy(name)
                        .orderBy(DSL.count().desc(), name)
                        .fetch(row -> new ProtocolCount(row.value1(), row.value2()));
        return new Extent(span.value1(), span.value2(), span.value3(), packets, protocols);
    }

    /** The newest record of each maintenance session, oldest first. */
    public Stream<StoredSession> sessions() {
        return sql.select()
                .from(SESSION)
                .orderBy(START_TIME, SESSION_ID)
                .fetchSize(1000)
                .fetchStream()
                .map(SessionRows::read);
    }

    public long flowCount() {
        return sql.fetchCount(FLOW);
    }

    /** The log indices of the batches that hold the newest records of a finding's flows. */
    public List<Long> entriesOfFlows(String findingId) {
        return sql.selectDistinct(ENTRY)
                .from(FLOW)
                .join(FINDING_FLOW)
                .on(
                        DSL.field(DSL.name("finding_flow", "flow"))
                                .eq(DSL.field(DSL.name("flow", "id"))))
                .where(FINDING_ID.eq(findingId))
                .orderBy(ENTRY)
                .fetch(ENTRY);
    }

    /** Applies a stretch of the log: all of it, or nothing. */
    public void apply(Changes changes) {
        sql.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            for (DeedRow row : changes.deeds()) {
                DeedWriter.write(tx, row);
            }
            for (BatchRow batch : changes.batches()) {
                applyBatch(tx, batch);
            }
            for (SessionRow row : changes.sessions()) {
                SessionRows.judged(tx, row);
            }
            for (FindingRow row : changes.findings()) {
                FindingRows.write(tx, row);
            }
            if (changes.exceptions().isPresent() && changes.policyEntry().isPresent()) {
                FindingRows.except(
                        tx, changes.exceptions().get(), changes.policyEntry().getAsLong());
            }
            tx.update(PROJECTION).set(APPLIED, changes.applied()).execute();
            if (changes.policyEntry().isPresent()) {
                tx.update(PROJECTION)
                        .set(POLICY_ENTRY, changes.policyEntry().getAsLong())
                        .execute();
            }
        });
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static void applyBatch(DSLContext tx, BatchRow batch) {
        tx.insertInto(AGENT, ID, LAST_SEQUENCE, LAST_HASH, LAST_SEEN, MISSING)
                .values(
                        batch.agent(),
                        batch.sequence(),
                        batch.hash(),
                        batch.created(),
                        batch.missing())
                .onConflict(ID)
                .doUpdate()
                .set(LAST_SEQUENCE, excluded(LAST_SEQUENCE))
                .set(LAST_HASH, excluded(LAST_HASH))
                .set(LAST_SEEN, excluded(LAST_SEEN))
                .set(
                        MISSING,
                        DSL.field(DSL.name("agent", "missing"), Long.class).add(excluded(MISSING)))
                .execute();
        FlowWriter flows = new FlowWriter(tx);
        for (Observation observation : batch.observations()) {
            switch (observation.getAboutCase()) {
                case FLOW -> flows.add(batch, observation.getFlow());
                case SIGHTING ->
                        applySighting(tx, batch, observation.getTime(), observation.getSighting());
                case COVERAGE -> applyCoverage(tx, batch, observation.getCoverage());
                case SESSION -> SessionRows.write(tx, batch, observation.getSession());
                case LOOKUP, ABOUT_NOT_SET -> {
                    // look-ups stay in the log alone: the flows that they named carry the names
                }
            }
        }
        flows.write();
    }

    private static void applySighting(DSLContext tx, BatchRow batch, long time, Sighting sighting) {
        tx.insertInto(DEVICE, IP, MAC, HOST_NAME, AGENT_ID, FIRST_SEEN, LAST_SEEN)
                .values(
                        Cidr.format(sighting.getIp().toByteArray()),
                        HexFormat.ofDelimiter(":").formatHex(sighting.getMac().toByteArray()),
                        sighting.getHostName().isEmpty() ? null : sighting.getHostName(),
                        batch.agent(),
                        time,
                        time)
                .onConflict(IP, MAC)
                .doUpdate()
                .set(LAST_SEEN, excluded(LAST_SEEN))
                // a device names itself now and then; other sightings know no name
                .set(
                        HOST_NAME,
                        DSL.coalesce(
                                excluded(HOST_NAME),
                                DSL.field(DSL.name("device", "host_name"), String.class)))
                .execute();
    }

    private static void applyCoverage(DSLContext tx, BatchRow batch, Coverage coverage) {
        tx.insertInto(
                        COVERAGE,
                        AGENT_ID,
                        FROM_TIME,
                        TO_TIME,
                        SOURCE,
                        PACKETS,
                        MALFORMED,
                        DROPPED_BY_KERNEL,
                        DROPPED_BY_INTERFACE,
                        FLOWS_EVICTED)
                .values(
                        batch.agent(),
                        coverage.getFrom(),
                        coverage.getTo(),
                        coverage.getSource(),
                        coverage.getPackets(),
                        coverage.getMalformed(),
                        coverage.getDroppedByKernel(),
                        coverage.getDroppedByInterface(),
                        coverage.getFlowsEvicted())
                .onConflictDoNothing()
                .execute();
    }
}
