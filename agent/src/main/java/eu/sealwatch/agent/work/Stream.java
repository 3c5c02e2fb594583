package eu.sealwatch.agent.work;

import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.wire.v1.Observation;

/** What one worker observed in one batch, from front to back, chunk after chunk. */
final class Stream {
    private final Batch batch;
    private final int number;
    private final Worker worker;
    private Chunk chunk;
    private int next;
    private int taken;

    /** Waits for the worker's first chunk. */
    Stream(Batch batch, int number, Worker worker) throws InterruptedException {
        this.batch = batch;
        this.number = number;
        this.worker = worker;
        this.chunk = checked(worker.next());
        refill();
    }

    boolean more() {
        return next < chunk.size();
    }

    /**
     * Where the next observation belongs: by packet, and of those that one packet made due its
     * owner's last, because time passes before the packet counts. Behind all places at the end.
     */
    private long place() {
        if (!more()) {
            return Long.MAX_VALUE;
        }
        int packet = chunk.packet(next);
        boolean own = packet < batch.packets && (batch.owners[packet] & Batch.LOOKUP - 1) == number;
        return packet * 2L + (own ? 1 : 0);
    }

    /**
     * Whether its next observation comes before another's. Of one place, the worker's that gave
     * less: so none of them waits for long, and the order is the same each time.
     */
    boolean isBefore(Stream other) {
        long place = place();
        long otherPlace = other.place();
        return place == otherPlace ? taken < other.taken : place < otherPlace;
    }

    Observation take() throws InterruptedException {
        Observation first = chunk.at(next++);
        taken++;
        refill();
        return first;
    }

    private void refill() throws InterruptedException {
        while (!more() && !chunk.endsBatch()) {
            chunk = checked(worker.next());
            next = 0;
        }
    }

    private static Chunk checked(Chunk chunk) {
        if (chunk.failure != null) {
            throw new IllegalStateException("a worker has failed", chunk.failure);
        }
        return chunk;
    }

    /** The worker's counters after the batch. */
    Progress progress() {
        Progress progress = chunk.progress;
        return progress == null ? Progress.NONE : progress;
    }
}
