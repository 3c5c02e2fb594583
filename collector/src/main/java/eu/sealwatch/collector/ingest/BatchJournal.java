package eu.sealwatch.collector.ingest;

import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;

/**
 * Where verified batches go: the evidence log, seen from the link. Called from network threads, for
 * one agent never from two at once; must not block for long.
 */
public interface BatchJournal {
    /** The agent's last durable batch, or {@link Position#START}. */
    Position last(String agent);

    /**
     * Takes the agent's next batch. Runs {@code onDurable} from any thread once the batch, and with
     * it all earlier ones of this agent, would survive a crash, and without holding a lock that
     * this method needs. A journal that can no longer make anything durable must throw, or stop the
     * collector: agents keep what is not acknowledged.
     */
    void append(String agent, Batch batch, SignedBatch signed, Runnable onDurable);

    /** Notes that the agent's stream does not continue where it stood; the batch comes next. */
    void broken(String agent, Break what);

    /**
     * How a stream broke. A gap: batches between the two are lost for ever. A fork: the numbers fit
     * but the batch names another predecessor than the one that is logged.
     */
    record Break(Kind kind, long lastSequence, long sequence) {
        public enum Kind {
            GAP,
            FORK
        }
    }
}
