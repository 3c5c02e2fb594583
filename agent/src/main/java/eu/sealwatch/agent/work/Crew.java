package eu.sealwatch.agent.work;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.agent.observe.SightingNews;
import eu.sealwatch.wire.v1.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several workers. Every batch of packets goes to all of them; what they observed in it is put into
 * the order of its packets, batch after batch. All that waits is bounded: when the workers are
 * behind, the caller waits for them, and a live source then counts what it has no room for.
 */
final class Crew implements Observers {
    private static final int MOST_BATCHES = 4;

    static final long LONGEST_WAIT_NS = 20_000_000;

    static final long WHOLE_BATCHES = Long.MAX_VALUE;

    private final List<Worker> workers = new ArrayList<>();
    private final Share share;
    private final Consumer<Observation> sink;
    private final SightingNews sightings = new SightingNews();
    private final ArrayDeque<Batch> handedOut = new ArrayDeque<>();
    private final ArrayDeque<Batch> free = new ArrayDeque<>();
    private Batch filling = new Batch();
    private final long longestWaitNs;
    private Progress together = Progress.NONE;
    private boolean began;
    private long watchingSince;
    private long latest;

    /**
     * @param longestWaitNs a batch goes out before it is full when its packets span so much time
     */
    Crew(ObserverSettings settings, int threads, long longestWaitNs, Consumer<Observation> sink) {
        this.sink = sink;
        this.longestWaitNs = longestWaitNs;
        this.share = new Share(threads);
        for (int number = 0; number < threads; number++) {
            workers.add(new Worker(number, settings.shared(threads), MOST_BATCHES));
        }
        workers.forEach(Worker::start);
    }

    @Override
    public void accept(Packet packet) {
        if (!began) {
            began = true;
            watchingSince = packet.timeNs;
        }
        latest = packet.timeNs;
        share.look(packet);
        filling.add(packet, share);
        if (filling.isFull() || packet.timeNs - filling.times[0] >= longestWaitNs) {
            handOut();
        }
    }

    @Override
    public void advance(long timeNs) {
        if (began) {
            filling.advanceNs = timeNs;
            latest = Math.max(latest, timeNs);
            handOut();
        }
        settle();
    }

    @Override
    public void settle() {
        if (filling.packets > 0) {
            handOut();
        }
        while (!handedOut.isEmpty()) {
            collect();
        }
    }

    @Override
    public void finish() {
        filling.last = true;
        handOut();
        settle();
    }

    private void handOut() {
        if (handedOut.size() == MOST_BATCHES) {
            collect();
        }
        Batch batch = filling;
        handedOut.addLast(batch);
        workers.forEach(worker -> worker.take(batch));
        Batch next = free.isEmpty() ? new Batch() : free.removeLast();
        next.clear();
        filling = next;
    }

    /** Gives out what was observed in the oldest batch, when all have been through it. */
    private void collect() {
        Batch batch = handedOut.removeFirst();
        var streams = new ArrayList<Stream>();
        try {
            for (int number = 0; number < workers.size(); number++) {
                streams.add(new Stream(batch, number, workers.get(number)));
            }
            for (Stream first = first(streams); first.more(); first = first(streams)) {
                give(first.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the workers were busy", e);
        }
        together = Progress.NONE;
        for (Stream stream : streams) {
            together = together.plus(stream.progress());
        }
        free.addLast(batch);
    }

    private static Stream first(List<Stream> streams) {
        Stream first = streams.getFirst();
        for (Stream each : streams) {
            if (each.isBefore(first)) {
                first = each;
            }
        }
        return first;
    }

    private void give(Observation observation) {
        Observation news = observation.hasSighting() ? sightings.news(observation) : observation;
        if (news != null) {
            sink.accept(news);
        }
    }

    @Override
    public Progress progress() {
        return together.at(watchingSince, latest);
    }

    @Override
    public void close() {
        workers.forEach(Worker::dismiss);
    }
}
