package eu.sealwatch.agent.work;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.observe.Observer;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.wire.v1.Observation;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One thread with an observer of its own. It goes through every batch, takes its own packets, lets
 * time pass with all others, and overhears look-ups.
 */
final class Worker implements Runnable {
    /** Chunks that wait to be given out; when there are more, the worker waits. */
    private static final int MOST_CHUNKS = 16;

    private final int number;
    private final Observer observer;
    private final Observer overhearing;
    private final BlockingQueue<Batch> batches;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(MOST_CHUNKS);
    private final Packet packet = new Packet();
    private final Thread thread;
    private Chunk chunk = new Chunk();
    private int at;

    /** Thrown through the observer when the crew is dismissed. */
    private static final class Dismissed extends RuntimeException {
        private Dismissed(InterruptedException cause) {
            super(cause);
        }
    }

    Worker(int number, ObserverSettings settings, int mostBatches) {
        this.number = number;
        this.observer = Observer.sharing(settings, this::observed);
        this.overhearing = observer.overhearing();
        this.batches = new ArrayBlockingQueue<>(mostBatches);
        this.thread = Thread.ofPlatform().daemon().name("worker-" + number).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Hands over a batch; there is room for as many as the crew has. */
    void take(Batch batch) {
        batches.add(batch);
    }

    /** The next of what was observed, as soon as it is there. */
    Chunk next() throws InterruptedException {
        return chunks.take();
    }

    void dismiss() {
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            while (true) {
                work(batches.take());
            }
        } catch (Dismissed | InterruptedException e) {
            // the crew is closed
        } catch (Throwable e) {
            // whatever it is, the crew must not wait for ever
            var failed = new Chunk();
            failed.failure = e;
            chunks.clear();
            chunks.add(failed);
        }
    }

    private void work(Batch batch) {
        for (at = 0; at < batch.packets; at++) {
            int owner = batch.owners[at];
            if ((owner & Batch.LOOKUP - 1) == number) {
                batch.fill(at, packet);
                observer.accept(packet);
            } else {
                if ((owner & Batch.LOOKUP) != 0) {
                    batch.fill(at, packet);
                    overhearing.accept(packet);
                }
                observer.pass(batch.times[at]);
            }
        }
        if (batch.advanceNs != 0) {
            observer.advance(batch.advanceNs);
        }
        if (batch.last) {
            observer.finish();
        }
        chunk.progress = observer.progress();
        hand();
    }

    private void observed(Observation observation) {
        chunk.add(observation, at);
        if (chunk.isFull()) {
            hand();
        }
    }

    private void hand() {
        try {
            chunks.put(chunk);
        } catch (InterruptedException e) {
            throw new Dismissed(e);
        }
        chunk = new Chunk();
    }
}
