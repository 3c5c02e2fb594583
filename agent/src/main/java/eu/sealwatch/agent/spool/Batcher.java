package eu.sealwatch.agent.spool;

import eu.sealwatch.wire.AgentName;
import eu.sealwatch.wire.BatchSignature;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;

/**
 * Collects observations into batches, by size or by age; numbers, chains and signs each, and puts
 * it into the spool. Times are nanoseconds of the agent's clock, handed in. Thread safe.
 *
 * <p>When the spool's disk fails, the batch at hand stays and is tried again; observations that
 * come meanwhile and do not fit are {@link #lost}.
 */
public final class Batcher {
    // An entry of the evidence log has at most 65,535 bytes; the rest is for names and signature.
    private static final int MAX_OBSERVATIONS_BYTES = 48 << 10;
    private static final int FIELD_BYTES = 5; // tag, and a length below 2 MiB, with room

    private final String agent;
    private final PrivateKey key;
    private final Spool spool;
    private final long maxAge;
    private Batch.Builder open = Batch.newBuilder();
    private int openBytes;
    private long openedAt;
    private long cut;
    private long lost;

    /**
     * @param flushEvery longest wait of an observation in an open batch
     */
    public Batcher(String agent, PrivateKey key, Spool spool, Duration flushEvery) {
        this.agent = AgentName.check(agent);
        this.key = key;
        this.spool = spool;
        this.maxAge = flushEvery.toNanos();
    }

    public synchronized void add(Observation observation, long now) throws IOException {
        Observation fitting = observation;
        if (bytes(fitting) > MAX_OBSERVATIONS_BYTES) {
            fitting = Oversize.cut(observation);
            cut++;
        }
        int size = bytes(fitting);
        if (size > MAX_OBSERVATIONS_BYTES) {
            cut--;
            lost++;
            return;
        }
        if (openBytes + size > MAX_OBSERVATIONS_BYTES) {
            try {
                seal(now);
            } catch (IOException e) {
                lost++;
                throw e;
            }
        }
        if (openBytes == 0) {
            openedAt = now;
        }
        open.addObservations(fitting);
        openBytes += size;
        tick(now);
    }

    /** Seals the batch at hand when it is old enough; to be called at least each second. */
    public synchronized void tick(long now) throws IOException {
        boolean old = now - openedAt >= maxAge || now < openedAt;
        if (openBytes > 0 && old) {
            seal(now);
        }
        spool.forceWhenDue(now);
    }

    /** Seals the batch at hand and makes the disk hold everything. */
    public synchronized void flush(long now) throws IOException {
        if (openBytes > 0) {
            seal(now);
        }
        spool.force(now);
    }

    /**
     * Continues after the collector's last batch when that is ahead of us: after the loss of a
     * spool, or its restoration from a copy. What waits is numbered and signed anew.
     */
    public synchronized void continueAfter(Position collectors, long now) throws IOException {
        if (spool.last().sequence() < collectors.sequence()) {
            spool.moveBehind(
                    collectors,
                    (before, old) -> sign(Batch.parseFrom(old.getBatch()).toBuilder(), before),
                    now);
        }
    }

    /** Observations that were too large and lost their long lists. */
    public synchronized long cut() {
        return cut;
    }

    /** Observations that went nowhere: too large even when cut, or the disk failed. */
    public synchronized long lost() {
        return lost;
    }

    private void seal(long now) throws IOException {
        spool.append(sign(open.setCreated(now), spool.last()), now);
        open = Batch.newBuilder();
        openBytes = 0;
    }

    private SignedBatch sign(Batch.Builder batch, Position before) {
        return BatchSignature.sign(
                key,
                batch.setAgent(agent)
                        .setSequence(before.sequence() + 1)
                        .setPreviousHash(before.hash())
                        .build());
    }

    private static int bytes(Observation observation) {
        return observation.getSerializedSize() + FIELD_BYTES;
    }
}
