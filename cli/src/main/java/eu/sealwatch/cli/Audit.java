package eu.sealwatch.cli;

import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Session;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one capture shows under one policy: its findings, each with how many flows showed it, and
 * how much of what was seen. Memory grows with findings and protocols, not with packets.
 */
final class Audit {
    private final String capture;
    private final Policy policy;
    private final Judge judge;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Long> protocols = new TreeMap<>();
    private long flows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Audit(String capture, Policy policy) {
        this.capture = capture;
        this.policy = policy;
        this.judge = new Judge(policy);
    }

    /** A finding, when it was last seen, and how many flows showed it. */
    record Tally(Finding finding, long lastSeen, long flows) {
        private Tally again(Finding seen, long more) {
            return new Tally(finding, Math.max(lastSeen, seen.time()), flows + more);
        }
    }

    void take(Observation observation) {
        take(observation, "");
    }

    /**
     * Takes the next observation of an agent. A flow or a session counts for a finding with its
     * last record alone: every capture ends each of them, and the last record holds all facts of
     * those before.
     */
    void take(Observation observation, String agent) {
        long counts = observation.hasSession() ? closing(observation.getSession()) : 1;
        if (observation.hasFlow()) {
            FlowRecord flow = observation.getFlow();
            boolean closes = flow.getPhase() == FlowRecord.Phase.CLOSED;
            counts = closes ? 1 : 0;
            if (closes) {
                count(flow);
            }
        }
        for (Finding finding : judge.judge(observation, agent)) {
            Tally known = tallies.get(finding.id());
            tallies.put(
                    finding.id(),
                    known == null
                            ? new Tally(finding, finding.time(), counts)
                            : known.again(finding, counts));
        }
    }

    private static long closing(Session session) {
        return session.getPhase() == Session.Phase.CLOSED ? session.getFlows() : 0;
    }

    private void count(FlowRecord flow) {
        flows++;
        first = Math.min(first, flow.getStart());
        last = Math.max(last, flow.getEnd());
        protocols.merge(
                flow.getProtocol().isEmpty() ? "not recognised" : flow.getProtocol(),
                1L,
                Long::sum);
    }

    String capture() {
        return capture;
    }

    Policy policy() {
        return policy;
    }

    long flows() {
        return flows;
    }

    /** Start of the first flow, nanoseconds since the epoch; meaningless when there was none. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** Flows by protocol, most frequent first. */
    List<Map.Entry<String, Long>> protocols() {
        return protocols.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
    }

    /** Worst first, then in the order in which they were first seen. */
    List<Tally> findings() {
        return tallies.values().stream()
                .sorted(
                        Comparator.comparing((Tally tally) -> tally.finding().severity())
                                .reversed()
                                .thenComparing(tally -> tally.finding().time())
                                .thenComparing(tally -> tally.finding().id()))
                .toList();
    }

    boolean anyAtLeast(Severity threshold) {
        return tallies.values().stream()
                .anyMatch(tally -> tally.finding().severity().compareTo(threshold) >= 0);
    }
}
