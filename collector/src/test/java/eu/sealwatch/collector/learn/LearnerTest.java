package eu.sealwatch.collector.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.Sighting;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test lets it see some flows, and reads the policy that it proposes. */
class LearnerTest {
    private final List<FlowRecord> seen = new ArrayList<>();

    @Test
    void whatWasSeenIsAllowedByTheProposal() {
        named("update.vendor.example");
        flow(Given.flow(Given.SCANNER, "198.51.100.7", 123).setTransport(17).setProtocol("ntp"));

        var judge = new Judge(policy());

        for (FlowRecord flow : seen) {
            assertThat(judge.judge(observation(flow), "agent")).isEmpty();
        }
    }

    @Test
    void proposalNamesNobodyAndSaysSinceWhen() {
        named("update.vendor.example");

        assertThat(policy().approval())
                .get()
                .satisfies(approval -> {
                    assertThat(approval.missing()).isTrue();
                    assertThat(approval.proposed()).isPresent();
                });
    }

    @Test
    void twoNamesOfOneOwnerStayTwoNames() {
        named("a.vendor.example");
        named("b.vendor.example");

        assertThat(names(only())).containsExactly("a.vendor.example", "b.vendor.example");
    }

    @Test
    void threeNamesOfOneOwnerBecomeAStarBelowTheirCommonEnding() {
        named("a.cdn.vendor.example");
        named("b.cdn.vendor.example");
        named("c.x.cdn.vendor.example");

        assertThat(names(only())).containsExactly("*.cdn.vendor.example");
    }

    @Test
    void starNeverStandsDirectlyUnderAPublicSuffix() {
        named("a.co.uk");
        named("b.co.uk");
        named("c.co.uk");
        named("one.github.io");
        named("two.github.io");
        named("three.github.io");

        assertThat(policy().endpoints())
                .flatExtracting(LearnerTest::names)
                .hasSize(6)
                .noneMatch(name -> name.startsWith("*"));
    }

    @Test
    void addressesBehindOneNameAreOneEndpointByThatName() {
        for (int i = 1; i < 40; i++) {
            flow(
                    Given.flow(Given.SCANNER, "203.0.113." + i, 443)
                            .setProtocol("tls")
                            .setTls(Given.tls().setServerName("cdn.vendor.example")));
        }

        assertThat(names(only())).containsExactly("cdn.vendor.example");
        assertThat(only().networks()).isEmpty();
    }

    @Test
    void addressWithoutANameIsAnOpenQuestion() {
        flow(Given.outbound("tls", 443));

        assertThat(only().networks()).containsExactly(Cidr.parse(Given.VENDOR));
        assertThat(yaml()).contains("known by address alone; whose is it?");
    }

    @Test
    void limitsLeaveRoomAboveTheMost() {
        FlowRecord.Builder flow = tls("update.vendor.example");
        flow.setSource(flow.getSource().toBuilder().setBytes(30 << 20));
        flow(flow);

        assertThat(only().limits())
                .get()
                .satisfies(limits -> {
                    assertThat(limits.perConnection()).hasValue(200L << 20);
                    assertThat(limits.perDay()).hasValue(200L << 20);
                });
    }

    @Test
    void flowThatNeverEndsIsLearnedFromItsNewestRecord() {
        flow(
                tls("tunnel.vendor.example")
                        .setPhase(FlowRecord.Phase.UPDATED)
                        .setId(ByteString.copyFromUtf8("one")));

        assertThat(names(only())).containsExactly("tunnel.vendor.example");
    }

    @Test
    void remoteAccessFromOutsideIsLeftOutAndAsked() {
        flow(inbound("ssh", 22));
        flow(outboundTool("teamviewer"));

        assertThat(policy().endpoints()).isEmpty();
        assertThat(policy().maintenance().tools()).isEmpty();
        assertThat(yaml())
                .contains("Remote access from 203.0.113.9 by ssh (1 flows) is left out")
                .contains("by teamviewer (1 flows) is left out");
    }

    @Test
    void scanThatNobodyAnsweredIsNotLearned() {
        FlowRecord.Builder knock = inbound("", 80);
        knock.setDestination(knock.getDestination().toBuilder().setPackets(0).setBytes(0));
        flow(knock);
        named("update.vendor.example");

        assertThat(names(only())).containsExactly("update.vendor.example");
    }

    @Test
    void sessionsBetweenMachinesInsideBecomeWindowsWithAnHourToSpare() {
        for (String day : List.of("2026-03-02", "2026-03-03", "2026-03-05")) {
            flow(
                    Given.at(
                            Given.flow("10.0.2.5", Given.SCANNER, 22)
                                    .setProtocol("ssh")
                                    .setDirection(FlowRecord.Direction.INTERNAL),
                            day + "T09:30:00Z"));
        }

        var maintenance = policy(ZoneId.of("Europe/Amsterdam")).maintenance();

        assertThat(maintenance.tools()).extracting(tool -> tool.name()).containsExactly("ssh");
        assertThat(maintenance.jumpHosts())
                .singleElement()
                .satisfies(host ->
                        assertThat(host.addresses()).containsExactly(Cidr.parse("10.0.2.5")));
        assertThat(yaml(ZoneId.of("Europe/Amsterdam")))
                .contains("days: [mon-fri]", "from: \"09:00\"", "to: \"12:00\"");
    }

    @Test
    void deviceIsNamedAsItNamesItselfAndKeepsItsHardwareAddress() {
        var learner = new Learner();
        learner.take(
                Observation.newBuilder()
                        .setTime(Given.START.getEpochSecond() * 1_000_000_000L)
                        .setSighting(
                                Sighting.newBuilder()
                                        .setIp(ByteString.copyFrom(Cidr.address("10.1.0.9")))
                                        .setMac(ByteString.fromHex("001122334455"))
                                        .setHostName("Viewer-1.port.example"))
                        .build());

        Policy policy =
                PolicyReader.read(
                        learner.propose(ZoneOffset.UTC).yaml("p", 1, "s", List.of()), "p.yaml");

        assertThat(policy.assets())
                .singleElement()
                .satisfies(asset -> {
                    assertThat(asset.id()).isEqualTo("viewer-1");
                    assertThat(asset.mac()).contains("00:11:22:33:44:55");
                });
    }

    @Test
    void nameThatIsNoneDoesNotReachThePolicy() {
        flow(
                Given.outbound("tls", 443)
                        .setTls(Given.tls().setServerName("x\"\nassets: [] #.example")));

        assertThat(only().names()).isEmpty();
        assertThat(only().networks()).containsExactly(Cidr.parse(Given.VENDOR));
    }

    @Test
    void proposalDoesNotDependOnWhenItIsMade() {
        named("update.vendor.example");
        assertThat(yaml()).isEqualTo(yaml());
    }

    private void named(String name) {
        flow(tls(name));
    }

    private static FlowRecord.Builder tls(String name) {
        return Given.tlsFlow(Given.tls().setServerName(name));
    }

    private static FlowRecord.Builder inbound(String protocol, int port) {
        return Given.flow(Given.VENDOR, Given.SCANNER, port)
                .setProtocol(protocol)
                .setDirection(FlowRecord.Direction.INBOUND);
    }

    private static FlowRecord.Builder outboundTool(String tool) {
        return Given.outbound("tls", 443).setApplication(tool);
    }

    private void flow(FlowRecord.Builder flow) {
        if (flow.getDirection() == FlowRecord.Direction.DIRECTION_UNKNOWN) {
            flow.setDirection(FlowRecord.Direction.OUTBOUND);
        }
        seen.add(flow.build());
    }

    private static Observation observation(FlowRecord flow) {
        return Observation.newBuilder().setTime(flow.getEnd()).setFlow(flow).build();
    }

    private String yaml() {
        return yaml(ZoneOffset.UTC);
    }

    private String yaml(ZoneId zone) {
        var learner = new Learner();
        seen.forEach(flow -> learner.take(observation(flow)));
        return learner.propose(zone).yaml("learned", 1, "site", List.of());
    }

    private Policy policy() {
        return policy(ZoneOffset.UTC);
    }

    private Policy policy(ZoneId zone) {
        return PolicyReader.read(yaml(zone), "learned.yaml");
    }

    private Endpoint only() {
        List<Endpoint> endpoints = policy().endpoints();
        assertThat(endpoints).hasSize(1);
        return endpoints.getFirst();
    }

    private static List<String> names(Endpoint endpoint) {
        return endpoint.names().stream().map(Object::toString).toList();
    }
}
