package eu.sealwatch.cli.link;

import eu.sealwatch.collector.ingest.BatchJournal;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** A journal that outlives the collectors of a test, and can put off becoming durable. */
final class MemoryJournal implements BatchJournal {
    private final List<Batch> batches = new ArrayList<>();
    private final List<Break> breaks = new ArrayList<>();
    private final List<Runnable> putOff = new ArrayList<>();
    private Position last = Position.START;
    private boolean holding;

    @Override
    public synchronized Position last(String agent) {
        return last;
    }

    @Override
    public void append(String agent, Batch batch, SignedBatch signed, Runnable onDurable) {
        synchronized (this) {
            batches.add(batch);
            last = Position.of(batch.getSequence(), signed.getBatch());
            notifyAll();
            if (holding) {
                putOff.add(onDurable);
                return;
            }
        }
        onDurable.run();
    }

    @Override
    public synchronized void broken(String agent, Break what) {
        breaks.add(what);
    }

    synchronized void hold() {
        holding = true;
    }

    void release() {
        List<Runnable> due;
        synchronized (this) {
            holding = false;
            due = List.copyOf(putOff);
            putOff.clear();
        }
        due.forEach(Runnable::run);
    }

    /** As if restored from an older copy. */
    synchronized void rewind(Position to) {
        batches.removeIf(batch -> batch.getSequence() > to.sequence());
        last = to;
    }

    synchronized void startAt(Position position) {
        last = position;
    }

    synchronized List<Break> breaks() {
        return List.copyOf(breaks);
    }

    synchronized List<Long> sequences() {
        return batches.stream().map(Batch::getSequence).toList();
    }

    /** The times of all observations: tests number them so. */
    synchronized List<Long> observed() {
        return batches.stream()
                .flatMap(batch -> batch.getObservationsList().stream())
                .map(observation -> observation.getTime())
                .toList();
    }

    synchronized void awaitBatches(int count) throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (batches.size() < count) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new TimeoutException(batches.size() + " of " + count + " batches came");
            }
            wait(left);
        }
    }
}
