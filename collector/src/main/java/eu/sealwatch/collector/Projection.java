package eu.sealwatch.collector;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.collector.evidence.Entry;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.judge.Exceptions;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.collector.judge.Judge.SessionFindings;
import eu.sealwatch.collector.judge.detect.Memory;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.collector.store.Changes;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Changes.DeedRow;
import eu.sealwatch.collector.store.Changes.FindingRow;
import eu.sealwatch.collector.store.Changes.SessionRow;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.collector.store.Store.FindingPosition;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.wire.Sha256;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log's entries mean: judges each batch under the policy entry before it, writes each new
 * finding as an entry of its own, and brings the store up to that index. One thread.
 *
 * <p>A crash at any moment repeats nothing: the store stands at an index, the batches after it are
 * judged again with the same outcome, and findings that were already written are recognised by
 * their computed ids. What the judge remembers of earlier entries is brought back from its own
 * file, or from the log, to where the store stands.
 */
final class Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    /** Entries that go into the store in one transaction while catching up. */
    private static final int STRETCH = 256;

    /** Judged again in seconds after a crash. */
    private static final long SAVE_EVERY = 1_000_000;

    private final EvidenceLog log;
    private final Store store;
    private final FindingListener listener;
    private final MemoryFile memoryFile;
    private final long saveEvery;
    private final Map<String, Long> sequences = new HashMap<>();
    private Optional<Judge> judge = Optional.empty();
    private Optional<LoggedPolicy> policy = Optional.empty();
    private OptionalLong policyEntry = OptionalLong.empty();
    private Optional<PolicySources> atHand = Optional.empty();
    private Memory memory = new Memory();
    private long unsaved;

    Projection(EvidenceLog log, Store store, MemoryFile memoryFile, FindingListener listener) {
        this(log, store, memoryFile, SAVE_EVERY, listener);
    }

    /**
     * @param saveEvery observations after which the judge's memory is written to its file
     */
    Projection(
            EvidenceLog log,
            Store store,
            MemoryFile memoryFile,
            long saveEvery,
            FindingListener listener) {
        this.log = log;
        this.memoryFile = memoryFile;
        this.saveEvery = saveEvery;
        this.store = store;
        this.listener = listener;
        store.agents().forEach(agent -> sequences.put(agent.agent(), agent.sequence()));
    }

    /** Where addresses are is not in the log: it takes that from files, where they are the same. */
    void takePlacesFrom(PolicySources files) {
        atHand = Optional.of(files);
    }

    /** The policy in force, if any is. */
    Optional<LoggedPolicy> policy() {
        return policy;
    }

    /**
     * Brings the store up to the log's end: after a crash, or from nothing when the store is new.
     *
     * @return how many entries were applied
     */
    long catchUp() throws IOException {
        remember();
        // what retention deleted cannot be applied any more
        long from = Math.max(store.applied(), log.first());
        long end = log.size();
        if (from > end) {
            throw new IOException(
                    "the store is at log index %d, but the log has only %d entries; if the log was restored from a copy, delete the store's file: it is derived from the log again"
                            .formatted(from, end));
        }
        Map<String, Long> logged = loggedFindings(from, end);
        var stretch = new Stretch(logged);
        for (long index = from; index < end; index++) {
            Entry entry = log.read(index);
            switch (entry.type()) {
                case BATCH -> stretch.add(read(index, entry.payload()));
                case POLICY -> stretch.policy(index, LoggedPolicy.parse(entry.payload()));
                case ACTION -> {
                    // what people did rests on what they saw: all before it comes first
                    log.commit();
                    stretch.apply(index);
                    stretch.deed(index, entry.payload());
                }
                case FINDING, EPOCH, TIME_STAMP -> {
                    // findings follow from the batches; the rest is not projected yet
                }
            }
            if ((index - from + 1) % STRETCH == 0) {
                // the store must not name an entry that a crash could still take away
                log.commit();
                stretch.apply(index + 1);
            }
        }
        if (end > from) {
            log.commit();
            stretch.apply(log.size());
            saveMemoryIfDue();
        }
        return end - from;
    }

    /**
     * Brings memory and policy to where the store stands: from the file, and by judging again what
     * was judged after it was written, of which only the memory is wanted.
     */
    private void remember() throws IOException {
        long applied = Math.min(store.applied(), log.size());
        Optional<MemoryFile.Saved> saved = memoryFile.read(log, applied);
        saved.ifPresent(found -> memory = found.memory());
        saved.map(MemoryFile.Saved::policyEntry)
                .orElse(OptionalLong.empty())
                .ifPresent(entry -> policyEntry = OptionalLong.of(entry));
        usePolicyEntry();
        long from = Math.max(saved.map(MemoryFile.Saved::index).orElse(0L), log.first());
        if (from < applied) {
            LOG.info("{} log entries are judged again for the judge's memory", applied - from);
        }
        for (long index = from; index < applied; index++) {
            Entry entry = log.read(index);
            switch (entry.type()) {
                case BATCH -> judgeAgain(batch(index, entry.payload()));
                case POLICY -> {
                    policyEntry = OptionalLong.of(index);
                    use(LoggedPolicy.parse(entry.payload()));
                }
                case FINDING, ACTION, EPOCH, TIME_STAMP -> {
                    // nothing to remember
                }
            }
        }
    }

    /** What retention deleted is stated again by the epoch that follows. */
    private void usePolicyEntry() throws IOException {
        if (policyEntry.isPresent() && policyEntry.getAsLong() >= log.first()) {
            use(LoggedPolicy.parse(log.read(policyEntry.getAsLong()).payload()));
        }
    }

    private void judgeAgain(Batch batch) {
        if (judge.isPresent()) {
            for (Observation observation : batch.getObservationsList()) {
                judge.get().judge(observation, batch.getAgent());
                unsaved++;
            }
        }
    }

    /** Writes what the judge remembers, so that the next start need not judge the log again. */
    void saveMemory() {
        try {
            memoryFile.write(log, new MemoryFile.Saved(store.applied(), policyEntry, memory));
        } catch (IOException e) {
            // the log is what counts: without the file a start takes longer, and loses nothing
            LOG.warn("what the judge remembers cannot be written: {}", e.getMessage());
        }
        unsaved = 0;
    }

    private void saveMemoryIfDue() {
        if (unsaved >= saveEvery) {
            saveMemory();
        }
    }

    /** Puts a policy in force, unless it already is: from the next batch on, it judges. */
    void putInForce(LoggedPolicy text) throws IOException {
        atHand = Optional.of(text.sources());
        if (policy.isEmpty() || !policy.get().equals(text)) {
            log(text);
        }
    }

    private void log(LoggedPolicy text) throws IOException {
        var stretch = new Stretch(Map.of());
        long index = log.append(EntryType.POLICY, text.toBytes());
        log.commit();
        stretch.policy(index, text);
        stretch.apply(log.size());
    }

    /** Logs the policy in force again, as a new epoch's own. */
    void restatePolicy() throws IOException {
        if (policy.isPresent()) {
            log(policy.get());
        }
    }

    /**
     * Writes what people did into the log, and stores it.
     *
     * @return the index of the first
     */
    long act(List<byte[]> deeds) throws IOException {
        var stretch = new Stretch(Map.of());
        for (byte[] deed : deeds) {
            stretch.deed(log.append(EntryType.ACTION, deed), deed);
        }
        log.commit();
        stretch.apply(log.size());
        return log.size() - deeds.size();
    }

    /** Judges batches that the log holds durably, and stores what came of it. */
    void apply(List<BatchRow> batches) throws IOException {
        var stretch = new Stretch(Map.of());
        for (BatchRow batch : batches) {
            stretch.add(batch);
        }
        if (stretch.written) {
            log.commit();
        }
        stretch.apply(log.size());
        saveMemoryIfDue();
    }

    /** The row of a batch that stands at a log index; rows must be asked for in log order. */
    BatchRow row(long index, SignedBatch signed, Batch batch) {
        @Nullable Long before = sequences.put(batch.getAgent(), batch.getSequence());
        long missing = before == null ? 0 : Math.max(0, batch.getSequence() - before - 1);
        return new BatchRow(
                index,
                batch.getAgent(),
                batch.getSequence(),
                Sha256.of(signed.getBatch().toByteArray()),
                batch.getCreated(),
                missing,
                batch.getObservationsList());
    }

    private BatchRow read(long index, byte[] payload) throws IOException {
        SignedBatch signed = signed(index, payload);
        return row(index, signed, batch(index, payload));
    }

    private static SignedBatch signed(long index, byte[] payload) throws IOException {
        try {
            return SignedBatch.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("log entry " + index + " is no batch: " + e.getMessage(), e);
        }
    }

    private static Batch batch(long index, byte[] payload) throws IOException {
        try {
            return Batch.parseFrom(signed(index, payload).getBatch());
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("log entry " + index + " is no batch: " + e.getMessage(), e);
        }
    }

    private Map<String, Long> loggedFindings(long from, long end) throws IOException {
        var found = new HashMap<String, Long>();
        for (long index = from; index < end; index++) {
            Entry entry = log.read(index);
            if (entry.type() == EntryType.FINDING) {
                found.put(FindingJson.idOf(entry.payload()), index);
            }
        }
        return found;
    }

    private void use(LoggedPolicy text) {
        LoggedPolicy used = atHand.map(text::withPlacesOf).orElse(text);
        policy = Optional.of(used);
        judge = Optional.of(new Judge(used.read(), memory));
    }

    /** Consecutive entries that are applied together. */
    private final class Stretch {
        private final Map<String, Long> logged;
        private final Map<String, FindingPosition> known = new HashMap<>();
        private final List<BatchRow> batches = new ArrayList<>();
        private final List<SessionRow> sessions = new ArrayList<>();
        private final List<FindingRow> shown = new ArrayList<>();
        private final List<FindingRow> raised = new ArrayList<>();
        private final List<DeedRow> deeds = new ArrayList<>();
        private OptionalLong newPolicyEntry = OptionalLong.empty();
        private Optional<Exceptions> exceptions = Optional.empty();
        private boolean written;

        Stretch(Map<String, Long> logged) {
            this.logged = logged;
        }

        void policy(long index, LoggedPolicy text) {
            if (policy.isEmpty() || !policy.get().equals(text)) {
                use(text);
            }
            newPolicyEntry = OptionalLong.of(index);
            policyEntry = newPolicyEntry;
            exceptions = judge.map(Judge::exceptions);
        }

        void deed(long index, byte[] payload) {
            Deed.parse(payload).ifPresent(deed -> deeds.add(new DeedRow(index, deed)));
        }

        void add(BatchRow batch) throws IOException {
            batches.add(batch);
            if (judge.isEmpty()) {
                return;
            }
            unsaved += batch.observations().size();
            for (Observation observation : batch.observations()) {
                for (Finding finding : judge(judge.get(), observation, batch.agent())) {
                    show(finding, batch.entry());
                }
            }
        }

        private List<Finding> judge(Judge by, Observation observation, String agent) {
            if (!observation.hasSession()) {
                return by.judge(observation, agent);
            }
            SessionFindings judged =
                    by.judge(observation.getSession(), observation.getTime(), agent);
            sessions.add(new SessionRow(judged.session().getId(), judged.judgement()));
            return judged.findings();
        }

        /** A finding is told of when it is new, or open again after an exception's last day. */
        private void show(Finding finding, long cause) throws IOException {
            @Nullable FindingPosition before = known.get(finding.id());
            if (before == null) {
                before = store.positionOfFinding(finding.id()).orElse(null);
            }
            boolean news = before == null || before.excepted();
            long entry = before == null ? entryOf(finding) : before.entry();
            known.put(finding.id(), new FindingPosition(entry, finding.excepted()));
            var row = new FindingRow(entry, finding, cause);
            shown.add(row);
            if (news && !finding.excepted()) {
                raised.add(row);
            }
        }

        /** The index of the finding's entry, which is written if this is the first time. */
        private long entryOf(Finding finding) throws IOException {
            @Nullable Long before = logged.get(finding.id());
            if (before != null) {
                return before;
            }
            String json =
                    FindingJson.write(
                            finding, FlowContext.NONE, CodePoints.NAMES, OptionalLong.empty());
            written = true;
            return log.append(EntryType.FINDING, json.getBytes(StandardCharsets.UTF_8));
        }

        void apply(long applied) {
            store.apply(
                    new Changes(
                            applied, newPolicyEntry, exceptions, batches, sessions, shown, deeds));
            for (FindingRow row : raised) {
                listener.raised(row.finding(), row.entry());
            }
            known.clear();
            batches.clear();
            sessions.clear();
            shown.clear();
            raised.clear();
            newPolicyEntry = OptionalLong.empty();
            exceptions = Optional.empty();
            deeds.clear();
        }
    }
}
