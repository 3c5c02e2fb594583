package eu.sealwatch.collector.judge.detect;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A judge and what was shown to it, in the order of an agent: a flow is opened, told of each minute
 * while it sends, and closed.
 */
public final class Watched {
    /** A Monday, midnight UTC. */
    public static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private static final long MINUTE = 60_000_000_000L;
    private static final int PACKET = 1000;

    private final Judge judge;
    private final String only;
    private final List<Observation> shown = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long flows;

    public Watched(String morePolicy) {
        this(Given.policy(morePolicy));
    }

    public Watched(Policy policy) {
        this(new Judge(policy), "");
    }

    /**
     * @param only the code of findings that are kept, and then no observation is; empty for all
     */
    Watched(Judge judge, String only) {
        this.judge = judge;
        this.only = only;
    }

    public static long nanos(Instant moment) {
        return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
    }

    public static Instant after(Duration since) {
        return MONDAY.plus(since);
    }

    /** A flow from the scanner to the vendor's address, without its times and amounts. */
    public static FlowRecord.Builder toVendor(String protocol, int port) {
        return Given.outbound(protocol, port);
    }

    /** Shows a flow that sends evenly from start to end. */
    public void flow(FlowRecord.Builder flow, Instant start, Duration length, long out, long in) {
        flow(flow, start, length, out, in, 1 + out / PACKET, 1 + in / PACKET);
    }

    public void flow(
            FlowRecord.Builder flow,
            Instant start,
            Duration length,
            long out,
            long in,
            long packetsOut,
            long packetsIn) {
        long begin = nanos(start);
        byte[] id = ByteBuffer.allocate(16).putLong(begin).putLong(++flows).array();
        flow.setId(ByteString.copyFrom(id)).setStart(begin);
        long whole = Math.max(1, length.toNanos());
        if (whole > 1_000_000_000L) {
            at(
                    flow,
                    FlowRecord.Phase.OPENED,
                    begin + 1_000_000_000L,
                    whole,
                    out,
                    in,
                    packetsOut,
                    packetsIn);
        }
        for (long passed = MINUTE; passed < whole; passed += MINUTE) {
            at(
                    flow,
                    FlowRecord.Phase.UPDATED,
                    begin + passed,
                    whole,
                    out,
                    in,
                    packetsOut,
                    packetsIn);
        }
        at(flow, FlowRecord.Phase.CLOSED, begin + whole, whole, out, in, packetsOut, packetsIn);
    }

    private void at(
            FlowRecord.Builder flow,
            FlowRecord.Phase phase,
            long now,
            long whole,
            long out,
            long in,
            long packetsOut,
            long packetsIn) {
        double part = (double) (now - flow.getStart()) / whole;
        flow.setPhase(phase).setEnd(now);
        flow.getSourceBuilder()
                .setBytes((long) (out * part))
                .setPackets((long) (packetsOut * part));
        flow.getDestinationBuilder()
                .setBytes((long) (in * part))
                .setPackets((long) (packetsIn * part));
        show(Observation.newBuilder().setTime(now).setFlow(flow).build());
    }

    /** Shows the scanner's answered look-up. */
    public void lookup(String name, int type, Instant time) {
        show(
                Observation.newBuilder()
                        .setTime(nanos(time))
                        .setLookup(
                                Lookup.newBuilder()
                                        .setClient(address(Given.SCANNER))
                                        .setServer(address("10.1.0.53"))
                                        .setName(name)
                                        .setType(type)
                                        .setAnswers(1))
                        .build());
    }

    public static ByteString address(String text) {
        return ByteString.copyFrom(Cidr.address(text));
    }

    public void show(Observation observation) {
        List<Finding> found = judge.judge(observation, "agent-1");
        if (only.isEmpty()) {
            shown.add(observation);
            findings.addAll(found);
        } else {
            found.stream().filter(one -> one.code().equals(only)).forEach(findings::add);
        }
    }

    /** What was shown so far. */
    public List<Observation> shown() {
        return shown;
    }

    public List<Finding> findings() {
        return findings;
    }

    public List<Finding> findings(String code) {
        return findings.stream().filter(finding -> finding.code().equals(code)).toList();
    }

    /** What findings of a code are about, each once. */
    public List<String> about(String code) {
        return findings(code).stream().map(Finding::about).distinct().toList();
    }
}
