package eu.sealwatch.cli.benign;

import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Session;
import eu.sealwatch.wire.v1.Sighting;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Observations that are still to come, in the order of their time; of the same time, in the order
 * in which they were written.
 */
final class Tape {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong((Entry entry) -> entry.observation.getTime())
                            .thenComparingLong(Entry::number));
    private long written;
    private long flows;

    private record Entry(Observation observation, long number) {}

    void add(long time, FlowRecord flow) {
        if (flow.getPhase() == FlowRecord.Phase.CLOSED) {
            flows++;
        }
        add(Observation.newBuilder().setTime(time).setFlow(flow));
    }

    void add(long time, Lookup lookup) {
        add(Observation.newBuilder().setTime(time).setLookup(lookup));
    }

    void add(long time, Session session) {
        add(Observation.newBuilder().setTime(time).setSession(session));
    }

    void add(long time, Sighting sighting) {
        add(Observation.newBuilder().setTime(time).setSighting(sighting));
    }

    void add(long time, Coverage coverage) {
        add(Observation.newBuilder().setTime(time).setCoverage(coverage));
    }

    private void add(Observation.Builder observation) {
        entries.add(new Entry(observation.build(), written++));
    }

    /** Gives away what is due before a moment. */
    void play(long until, Consumer<Observation> sink) {
        for (Entry next = entries.peek();
                next != null && next.observation.getTime() < until;
                next = entries.peek()) {
            sink.accept(entries.remove().observation);
        }
    }

    /** Flows that were written, each counted once. */
    long flows() {
        return flows;
    }
}
