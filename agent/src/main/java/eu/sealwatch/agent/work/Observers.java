package eu.sealwatch.agent.work;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.observe.Progress;
import eu.sealwatch.wire.v1.Observation;
import java.util.function.Consumer;

/**
 * Packets in, observations out, by one observer or by several workers. The observations are the
 * same, as long as no bound is reached: bounds are shared out, so that one worker's part may be
 * full while another's is not. With several, observations of one moment may come in another order,
 * but in the same each time.
 *
 * <p>One thread calls; it also gets the observations, during its calls.
 */
public sealed interface Observers extends AutoCloseable permits Alone, Crew {

    /**
     * For a capture that is there as a whole.
     *
     * @param threads workers; with one all is done by the caller's thread
     */
    static Observers offline(ObserverSettings settings, int threads, Consumer<Observation> sink) {
        return threads == 1
                ? new Alone(settings, sink)
                : new Crew(settings, threads, Crew.WHOLE_BATCHES, sink);
    }

    /** For packets as they come: what they show is not held back until there are many. */
    static Observers live(ObserverSettings settings, int threads, Consumer<Observation> sink) {
        return threads == 1
                ? new Alone(settings, sink)
                : new Crew(settings, threads, Crew.LONGEST_WAIT_NS, sink);
    }

    /** Takes the next packet, whose bytes may be used again afterwards. */
    void accept(Packet packet);

    /** Lets time pass although nothing arrives, and gives out all that was observed. */
    void advance(long timeNs);

    /** Gives out all that was observed of the packets so far. */
    void settle();

    /** The capture is over: reports every flow that is open. */
    void finish();

    /** Of all workers together; counters are of packets whose observations were given out. */
    Progress progress();

    @Override
    void close();
}
