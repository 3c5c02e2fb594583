package eu.sealwatch.collector;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.collector.evidence.Entry;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceBundle;
import eu.sealwatch.collector.evidence.LogReader;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses the entries of a log that belong into one bundle: what was asked for, and with it the
 * policy that was in force, the coverage of the agents that saw it, and the time stamps just before
 * and just after, between which it was added. Used once.
 */
public final class Dossier {
    private static final long NANOS = 1_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LogReader log;
    private final SortedSet<Long> chosen = new TreeSet<>();
    private final Set<String> agents = new HashSet<>();
    private final Set<ByteString> flows = new HashSet<>();
    private final SortedMap<Long, Coverages> coverage = new TreeMap<>();
    private final SortedSet<Long> policies = new TreeSet<>();
    private final SortedMap<Long, Long> stamps = new TreeMap<>();
    private ByteString session = ByteString.EMPTY;
    private boolean wholePeriod;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /** That a batch states coverage in some period. */
    private record Coverages(String agent, long from, long to) {}

    private Dossier(LogReader log) {
        this.log = log;
    }

    /** Entries chosen by their index, such as those behind a finding. */
    public static SortedSet<Long> ofEntries(LogReader log, SortedSet<Long> entries)
            throws IOException {
        var dossier = new Dossier(log);
        for (long index : entries) {
            Entry entry = log.read(index);
            dossier.chosen.add(index);
            if (entry.type() == EntryType.BATCH) {
                dossier.widen(batch(index, entry));
            }
        }
        dossier.scan(log.epochOf(entries.first()));
        return dossier.complete();
    }

    /** A maintenance session: every batch that holds a record of it or of one of its flows. */
    public static SortedSet<Long> ofSession(LogReader log, Session session) throws IOException {
        var dossier = new Dossier(log);
        dossier.session = session.getId();
        dossier.flows.addAll(session.getFlowIdsList());
        dossier.from = session.getStart();
        dossier.to = session.getEnd();
        dossier.scan(log.first());
        return dossier.complete();
    }

    /** Everything that was observed, found or done in a period. */
    public static SortedSet<Long> ofPeriod(LogReader log, Instant from, Instant to)
            throws IOException {
        var dossier = new Dossier(log);
        dossier.wholePeriod = true;
        dossier.from = nanos(from);
        dossier.to = nanos(to);
        dossier.scan(log.first());
        return dossier.complete();
    }

    private void scan(long first) throws IOException {
        log.forEach(first, this::look);
    }

    private void look(long index, Entry entry) throws IOException {
        switch (entry.type()) {
            case BATCH -> look(index, batch(index, entry));
            case POLICY -> policies.add(index);
            case TIME_STAMP -> stamps.put(index, EvidenceBundle.stampedSize(entry));
            case FINDING, ACTION -> {
                if (wholePeriod && within(time(index, entry))) {
                    chosen.add(index);
                }
            }
            case EPOCH -> {
                // it proves the log, not what happened
            }
        }
    }

    private void look(long index, Batch batch) {
        boolean wanted = chosen.contains(index);
        long covered = Long.MAX_VALUE;
        long coveredTo = Long.MIN_VALUE;
        for (Observation observation : batch.getObservationsList()) {
            wanted |= wanted(observation);
            if (observation.hasCoverage()) {
                Coverage statement = observation.getCoverage();
                covered = Math.min(covered, statement.getFrom());
                coveredTo = Math.max(coveredTo, statement.getTo());
            }
        }
        if (wanted) {
            chosen.add(index);
            agents.add(batch.getAgent());
        } else if (covered <= to && coveredTo >= from) {
            coverage.put(index, new Coverages(batch.getAgent(), covered, coveredTo));
        }
    }

    private boolean wanted(Observation observation) {
        if (wholePeriod) {
            return within(observation.getTime());
        }
        return switch (observation.getAboutCase()) {
            case FLOW -> flows.contains(observation.getFlow().getId());
            case SESSION -> !session.isEmpty() && observation.getSession().getId().equals(session);
            case LOOKUP, SIGHTING, COVERAGE, ABOUT_NOT_SET -> false;
        };
    }

    private SortedSet<Long> complete() throws IOException {
        if (chosen.isEmpty()) {
            throw new IOException(
                    "the log has nothing about it up to its latest checkpoint (%d entries)"
                            .formatted(log.size()));
        }
        coverage.forEach((index, covers) -> {
            if (agents.contains(covers.agent)) {
                chosen.add(index);
            }
        });
        long first = chosen.first();
        long last = chosen.last();
        if (!policies.headSet(first).isEmpty()) {
            chosen.add(policies.headSet(first).last());
        }
        chosen.addAll(policies.subSet(first, last));
        if (!stamps.headMap(first).isEmpty()) {
            chosen.add(stamps.headMap(first).lastKey());
        }
        stamps.forEach((index, size) -> {
            if (size > last && chosen.last() <= last) {
                chosen.add(index);
            }
        });
        return chosen;
    }

    private void widen(Batch batch) {
        agents.add(batch.getAgent());
        for (Observation observation : batch.getObservationsList()) {
            from = Math.min(from, observation.getTime());
            to = Math.max(to, observation.getTime());
        }
    }

    private boolean within(long time) {
        return time >= from && time <= to;
    }

    private static long time(long index, Entry entry) throws IOException {
        try {
            return nanos(
                    Instant.parse(JSON.readTree(entry.payload()).path("@timestamp").asString()));
        } catch (DateTimeException | JacksonException e) {
            throw new IOException("log entry " + index + " has no time: " + e.getMessage(), e);
        }
    }

    private static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    }

    static Batch batch(long index, Entry entry) throws IOException {
        try {
            return Batch.parseFrom(SignedBatch.parseFrom(entry.payload()).getBatch());
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("log entry " + index + " is no batch: " + e.getMessage(), e);
        }
    }
}
