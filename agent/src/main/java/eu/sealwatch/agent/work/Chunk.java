package eu.sealwatch.agent.work;

import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.wire.v1.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of what a worker observed in one batch, in order. A batch's last chunk says so. */
final class Chunk {
    /** So that what waits is bounded, even where a batch closes every flow. */
    static final int MOST = 512;

    private final List<Observation> observations = new ArrayList<>();
    private final int[] packets = new int[MOST];

    /** Set in a batch's last chunk: the worker's counters so far. */
    @Nullable Progress progress;

    /** What ended the worker; null while all is well. */
    @Nullable Throwable failure;

    void add(Observation observation, int packet) {
        packets[observations.size()] = packet;
        observations.add(observation);
    }

    boolean isFull() {
        return observations.size() == MOST;
    }

    int size() {
        return observations.size();
    }

    Observation at(int i) {
        return observations.get(i);
    }

    /** Which packet of the batch made the observation due. */
    int packet(int i) {
        return packets[i];
    }

    boolean endsBatch() {
        return progress != null || failure != null;
    }
}
