package eu.sealwatch.collector.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A policy learned from one ordinary week and approved unchanged: nothing is found in the next such
 * week, and everything in what an intruder does.
 */
class LearnedWeekTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-09T00:00:00Z");
    private static final Policy POLICY = learned();

    @Test
    void nextWeekHasNoFinding() {
        for (long seed = 10; seed < 15; seed++) {
            assertThat(judged(Week.of(SECOND, seed))).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void placeThatNobodyUsedBeforeIsFound() {
        assertThat(codes(tls("collect.othervendor.example", Week.SCANNER)))
                .containsExactly("endpoint.not-allowed");
    }

    @Test
    void allowedPlaceForAnotherDeviceIsFound() {
        assertThat(codes(tls("portal.customs.example", Week.SCANNER)))
                .contains("endpoint.not-allowed");
    }

    @Test
    void otherServiceAtAnAllowedPlaceIsFound() {
        var flow = outbound(Week.SCANNER, "203.0.113.9", 22).setProtocol("ssh");
        flow.addNames("update.vendor.example").setLookupSight(FlowRecord.LookupSight.NAMED);

        assertThat(codes(flow)).contains("endpoint.wrong-service");
    }

    @Test
    void addressWithoutALookUpIsFound() {
        assertThat(
                        codes(
                                outbound(Week.SCANNER, "198.51.100.66", 443)
                                        .setProtocol("tls")
                                        .setLookupSight(FlowRecord.LookupSight.NONE_SEEN)))
                .contains("endpoint.not-allowed", "endpoint.direct-ip");
    }

    @Test
    void weakEncryptionWithAnAllowedPlaceIsFound() {
        var flow = tls("update.vendor.example", Week.SCANNER);
        flow.getTlsBuilder().setVersion(0x0301).setCipher(0xc013);

        assertThat(codes(flow)).contains("encryption.version", "encryption.cipher");
    }

    @Test
    void clearTextWithAnAllowedNameIsFound() {
        var flow = outbound(Week.SCANNER, "203.0.113.9", 80).setProtocol("http");
        flow.addNames("update.vendor.example").setLookupSight(FlowRecord.LookupSight.NAMED);

        assertThat(codes(flow)).contains("encryption.cleartext", "endpoint.wrong-service");
    }

    @Test
    void unknownDeviceIsFound() {
        var sighting =
                Observation.newBuilder()
                        .setTime(Week.nanos(SECOND))
                        .setSighting(
                                Sighting.newBuilder()
                                        .setIp(Week.ip("10.1.0.77"))
                                        .setMac(ByteString.fromHex("020000000077")))
                        .build();

        assertThat(judged(List.of(sighting)))
                .extracting(Finding::code)
                .containsExactly("asset.unknown");
    }

    @Test
    void remoteAccessFromOutsideIsFound() {
        var flow =
                Given.flow("198.51.100.9", Week.SCANNER, 3389)
                        .setProtocol("rdp")
                        .setStart(Week.nanos(SECOND))
                        .setEnd(Week.nanos(SECOND.plusSeconds(60)));

        assertThat(sessionCodes(flow, Week.SCANNER, "rdp"))
                .contains(
                        "endpoint.not-allowed",
                        "maintenance.unapproved-tool",
                        "maintenance.not-via-jump-host",
                        "maintenance.outside-window");
    }

    @Test
    void relayedToolIsFound() {
        var flow = tls("relay.anydesk.example", Week.SCANNER).setApplication("anydesk");

        assertThat(sessionCodes(flow, Week.SCANNER, "anydesk"))
                .contains("endpoint.not-allowed", "maintenance.unapproved-tool");
    }

    @Test
    void sessionAtNightIsFound() {
        Instant night = Instant.parse("2026-03-10T02:00:00Z");
        var flow =
                Given.flow(Week.JUMP_HOST, Week.SCANNER, 22)
                        .setProtocol("ssh")
                        .setStart(Week.nanos(night))
                        .setEnd(Week.nanos(night.plusSeconds(60)));

        assertThat(sessionCodes(flow, Week.SCANNER, "ssh"))
                .containsExactly("maintenance.outside-window");
    }

    @Test
    void muchMoreThanEverToAnAllowedPlaceIsFound() {
        var flow = tls("update.vendor.example", Week.SCANNER);
        flow.getSourceBuilder().setBytes(500L << 20);

        assertThat(codes(flow)).contains("leak.volume");
    }

    private static Policy learned() {
        var learner = new Learner();
        Week.of(FIRST, 1).forEach(learner::take);
        String proposal = learner.propose(ZoneOffset.UTC).yaml("learned", 1, "site", List.of());
        // what 'policy approve' adds, and nothing else
        return PolicyReader.read(
                proposal.replace("  proposed:", "  approver: J. Jansen\n  proposed:"),
                "learned.yaml");
    }

    private static FlowRecord.Builder tls(String name, String from) {
        return outbound(from, "203.0.113.9", 443)
                .setProtocol("tls")
                .setTls(Given.tls().setServerName(name))
                .addNames(name)
                .setLookupSight(FlowRecord.LookupSight.NAMED);
    }

    private static FlowRecord.Builder outbound(String from, String to, int port) {
        return Given.flow(from, to, port)
                .setDirection(FlowRecord.Direction.OUTBOUND)
                .setStart(Week.nanos(SECOND.plusSeconds(36_000)))
                .setEnd(Week.nanos(SECOND.plusSeconds(36_020)))
                .setWatchingSince(Week.nanos(FIRST));
    }

    private static List<String> codes(FlowRecord.Builder flow) {
        return codes(
                List.of(
                        Observation.newBuilder()
                                .setTime(flow.getEnd())
                                .setFlow(flow.build())
                                .build()));
    }

    /** The flow, and the session that an agent makes of it. */
    private static List<String> sessionCodes(FlowRecord.Builder flow, String asset, String tool) {
        ByteString inside = Week.ip(asset);
        boolean came = flow.getDestination().getIp().equals(inside);
        flow.setId(ByteString.copyFrom(new byte[16]));
        return codes(
                List.of(
                        Observation.newBuilder()
                                .setTime(flow.getEnd())
                                .setFlow(flow.build())
                                .build(),
                        Observation.newBuilder()
                                .setTime(flow.getEnd())
                                .setSession(Week.session(flow, inside, tool, came))
                                .build()));
    }

    private static List<String> codes(List<Observation> observations) {
        return judged(observations).stream().map(Finding::code).distinct().toList();
    }

    private static List<Finding> judged(List<Observation> observations) {
        var judge = new Judge(POLICY);
        var findings = new ArrayList<Finding>();
        observations.forEach(each -> findings.addAll(judge.judge(each, "agent")));
        return findings;
    }
}
