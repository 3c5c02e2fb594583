package eu.sealwatch.collector;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.ingest.BatchJournal;
import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.journal.Journal;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.settings.EvidenceSettings;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of one batch through the collector, on one thread: into the log, acknowledged when
 * durable, judged, stored. Batches that wait together share one disk sync.
 *
 * <p>When the log or the store cannot be written, for example because the disk is full, nothing
 * more is taken or acknowledged and {@link #failure} says why: agents keep what they have, and the
 * collector goes on after a restart.
 *
 * <p>What people do takes the same path, between groups of batches.
 *
 * <p>The queue needs no bound of its own: the ingest server stops reading from an agent that has
 * its window of batches waiting here, and the pages answer a person only when the action is
 * recorded.
 */
final class Recorder implements BatchJournal, Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /** Batches that share one disk sync and one store transaction at most. */
    private static final int GROUP = 64;

    /** How long the thread waits for batches before it looks whether anything else is due. */
    private static final long LOOK_UP_MS = 50;

    /** People who wait for what they did to be recorded; more are refused. */
    private static final int WAITING_DEEDS = 256;

    private final EvidenceLog log;
    private final Projection projection;
    private final EvidenceSettings settings;
    private final ActionInbox inbox;
    private final LinkedBlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Arrived> queue = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Done> deeds = new LinkedBlockingQueue<>(WAITING_DEEDS);
    private final Map<String, Position> durable = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicReference<@Nullable LoggedPolicy> candidate = new AtomicReference<>();
    private final Object progress = new Object();
    private final Thread thread;
    private long stored;
    private volatile boolean closing;
    private long checkpointed;
    private long checkpointDue;

    private record Arrived(Batch batch, SignedBatch signed, Runnable onDurable) {}

    private record Note(EntryType type, byte[] payload, CompletableFuture<Void> durable) {}

    private record Done(Deed deed, CompletableFuture<Long> recorded) {}

    Recorder(
            EvidenceLog log,
            Store store,
            Projection projection,
            EvidenceSettings settings,
            ActionInbox inbox) {
        this.log = log;
        this.projection = projection;
        this.settings = settings;
        this.inbox = inbox;
        for (Store.AgentPosition agent : store.agents()) {
            durable.put(
                    agent.agent(),
                    new Position(agent.sequence(), ByteString.copyFrom(agent.hash())));
        }
        this.thread = Thread.ofPlatform().name("recorder").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Completes exceptionally when the recorder had to stop. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    @Override
    public Position last(String agent) {
        return durable.getOrDefault(agent, Position.START);
    }

    @Override
    public void append(String agent, Batch batch, SignedBatch signed, Runnable onDurable) {
        if (failure.isDone()) {
            throw new IllegalStateException("the collector cannot record; see its log");
        }
        taken.incrementAndGet();
        queue.add(new Arrived(batch, signed, onDurable));
    }

    @Override
    public CompletableFuture<Long> record(Deed deed) {
        var recorded = new CompletableFuture<Long>();
        if (failure.isDone() || closing || !deeds.offer(new Done(deed, recorded))) {
            recorded.completeExceptionally(
                    new IllegalStateException("the collector cannot record; see its log"));
        }
        return recorded;
    }

    @Override
    public void broken(String agent, Break what) {
        // the numbers themselves are in the log: the projection counts what is missing
        LOG.warn(
                "agent {}: {} between batch {} and batch {}",
                agent,
                what.kind() == Break.Kind.GAP ? "batches are missing" : "the hash chain breaks",
                what.lastSequence(),
                what.sequence());
    }

    /**
     * Takes an entry that is no batch, from any thread; it is in the log with the next checkpoint,
     * and completes then.
     */
    CompletableFuture<Void> note(EntryType type, byte[] payload) {
        var note = new Note(type, payload, new CompletableFuture<>());
        notes.add(note);
        failure.whenComplete((_, e) -> {
            if (e != null) {
                note.durable().completeExceptionally(e);
            }
        });
        return note.durable();
    }

    /** From any thread: judges by this policy from the next batch on. */
    void putInForce(LoggedPolicy policy) {
        candidate.set(policy);
    }

    /** Returns when every batch that arrived so far is judged and stored, or recording failed. */
    void settle() {
        long upTo = taken.get();
        synchronized (progress) {
            while (stored < upTo && !failure.isDone()) {
                try {
                    progress.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Records what has arrived, signs a last checkpoint, and ends. */
    @Override
    public void close() throws InterruptedException {
        // no interrupt: it would close the log's file under a write
        closing = true;
        thread.join();
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                @Nullable LoggedPolicy policy = candidate.getAndSet(null);
                if (policy != null) {
                    projection.putInForce(policy);
                }
                List<Arrived> group = waitForGroup();
                if (!group.isEmpty()) {
                    record(group);
                }
                recordDeeds();
                if (System.nanoTime() - checkpointDue >= 0) {
                    publish();
                }
            }
            recordDeeds();
            publish();
            projection.saveMemory();
        } catch (IOException | InterruptedException | RuntimeException e) {
            LOG.error("recording has stopped, nothing more is acknowledged: {}", e.getMessage(), e);
            failure.completeExceptionally(e);
            synchronized (progress) {
                progress.notifyAll();
            }
            deeds.forEach(waiting -> waiting.recorded().completeExceptionally(e));
        }
    }

    private List<Arrived> waitForGroup() throws InterruptedException {
        var group = new ArrayList<Arrived>(GROUP);
        @Nullable Arrived first = queue.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
            group.add(first);
            queue.drainTo(group, GROUP - 1);
        }
        return group;
    }

    private void record(List<Arrived> group) throws IOException {
        var rows = new ArrayList<BatchRow>(group.size());
        for (Arrived arrived : group) {
            long index = log.append(EntryType.BATCH, arrived.signed().toByteArray());
            rows.add(projection.row(index, arrived.signed(), arrived.batch()));
        }
        log.commit();
        for (Arrived arrived : group) {
            durable.put(
                    arrived.batch().getAgent(),
                    Position.of(arrived.batch().getSequence(), arrived.signed().getBatch()));
            arrived.onDurable().run();
        }
        projection.apply(rows);
        synchronized (progress) {
            stored += group.size();
            progress.notifyAll();
        }
    }

    private void recordDeeds() throws IOException {
        var group = new ArrayList<Done>();
        deeds.drainTo(group);
        if (group.isEmpty()) {
            return;
        }
        try {
            long first = projection.act(group.stream().map(done -> done.deed().toBytes()).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).recorded().complete(first + i);
            }
        } catch (IOException | RuntimeException e) {
            group.forEach(waiting -> waiting.recorded().completeExceptionally(e));
            throw e;
        }
    }

    private void publish() throws IOException {
        checkpointDue = System.nanoTime() + settings.checkpointEvery().toNanos();
        writeNotes();
        if (log.size() > checkpointed) {
            checkpointed = log.checkpoint().checkpoint().size();
        }
        if (log.epochIsOver(settings.epochBytes())) {
            log.beginEpoch();
            // so that the epoch says by itself what is in force, when those before it are deleted
            projection.restatePolicy();
        }
        if (settings.keepFor().isPresent()) {
            deleteEpochs(settings.keepFor().get());
        }
    }

    private void writeNotes() throws IOException {
        var waiting = inbox.waiting();
        if (!waiting.isEmpty()) {
            projection.act(waiting.stream().map(ActionInbox.Waiting::payload).toList());
            ActionInbox.delete(waiting);
        }
        var taken = new ArrayList<Note>();
        notes.drainTo(taken);
        for (Note note : taken) {
            log.append(note.type(), note.payload());
        }
        if (!taken.isEmpty()) {
            log.commit();
        }
        for (Note note : taken) {
            note.durable().complete(null);
        }
    }

    private void deleteEpochs(Duration keepFor) throws IOException {
        long first = log.first();
        long deleted = log.deleteEpochs(keepFor);
        if (deleted > 0) {
            String about =
                    "entries %d to %d are deleted: their epochs ended more than %d days ago"
                            .formatted(first, first + deleted - 1, keepFor.toDays());
            LOG.info("evidence log: {}", about);
            log.append(
                    EntryType.ACTION, Action.now("evidence-deleted", "collector", about).toBytes());
            log.commit();
        }
    }
}
