package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointRulesTest {

    private static final String VENDOR =
            """
            endpoints:
              - id: vendor
                names: [vendor.example, "*.cdn.example"]
                services: [tls/443]
                purpose: updates
            """;

    @Test
    void placeThatNoEndpointNamesIsNotAllowed() {
        assertThat(Given.breaches("endpoint.not-allowed", "", Given.tlsFlow(Given.tls())))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.about()).isEqualTo("vendor.example tls/443");
                    assertThat(breach.reason())
                            .isEqualTo(
                                    "xray-1 talked to vendor.example (203.0.113.9:443) by tls; no endpoint of policy test allows this place");
                    assertThat(breach.line().toString()).isEqualTo("test.yaml:4");
                });
    }

    @Test
    void namedEndpointAllowsByServerNameWildcardAndLookup() {
        for (FlowRecord.Builder flow :
                List.of(
                        Given.tlsFlow(Given.tls()),
                        Given.tlsFlow(Given.tls().setServerName("A.B.cdn.example")),
                        Given.tlsFlow(Given.tls().setServerName("")).addNames("vendor.example."))) {
            assertThat(Given.verdicts("endpoint.not-allowed", VENDOR, flow))
                    .singleElement()
                    .isInstanceOf(Verdict.Allowed.class);
        }
    }

    @Test
    void wildcardDoesNotStandForNoLabel() {
        var flow = Given.tlsFlow(Given.tls().setServerName("cdn.example"));
        assertThat(Given.breaches("endpoint.not-allowed", VENDOR, flow)).hasSize(1);
    }

    @Test
    void openedFlowWithNothingKnownWaits() {
        var flow = Given.outbound("", 443).setPhase(FlowRecord.Phase.OPENED);
        assertThat(Given.verdicts("endpoint.not-allowed", "", flow))
                .singleElement()
                .isInstanceOf(Verdict.NotJudged.class);
    }

    @Test
    void unansweredAttemptIsStillAnAttempt() {
        var flow = Given.outbound("", 443).setDestinationTcpFlags(0);
        flow.getDestinationBuilder().setPackets(0);
        assertThat(Given.breaches("endpoint.not-allowed", "", flow))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .asString()
                .contains("tried, unanswered, to reach 203.0.113.9:443");
    }

    @Test
    void scanFromOutsideThatNobodyAnswersIsNotJudged() {
        var flow = Given.flow(Given.VENDOR, Given.SCANNER, 22);
        flow.getDestinationBuilder().setPackets(0);
        assertThat(Given.verdicts("endpoint.not-allowed", "", flow))
                .singleElement()
                .isInstanceOf(Verdict.NotJudged.class);
        assertThat(new Judge(Given.policy("")).judge(Given.observation(flow), "a")).isEmpty();
    }

    @Test
    void answeredVisitorFromOutsideIsToldByAddressAlone() {
        assertThat(
                        Given.breaches(
                                "endpoint.not-allowed",
                                "",
                                Given.flow(Given.VENDOR, Given.SCANNER, 22).setProtocol("ssh")))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("203.0.113.9");
    }

    @Test
    void expiredEndpointAllowsNothingAndSaysSince() {
        String expired = VENDOR + "    expires: 2026-03-02\n";
        assertThat(Given.breaches("endpoint.not-allowed", expired, Given.tlsFlow(Given.tls())))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .asString()
                .endsWith("; endpoint vendor allowed it until 2026-03-02");
        var lastDay = Given.at(Given.tlsFlow(Given.tls()), "2026-03-02T23:59:59Z");
        assertThat(Given.breaches("endpoint.not-allowed", expired, lastDay)).isEmpty();
    }

    @Test
    void otherServiceAtAnAllowedPlaceIsWrong() {
        var ssh = Given.outbound("ssh", 22).addNames("vendor.example");
        assertThat(Given.breaches("endpoint.wrong-service", VENDOR, ssh))
                .singleElement()
                .satisfies(b -> assertThat(b.about()).isEqualTo("vendor ssh/22"))
                .satisfies(b -> assertThat(b.reason()).endsWith("allows only tls/443"));
        assertThat(Given.breaches("endpoint.not-allowed", VENDOR, ssh)).isEmpty();
    }

    @Test
    void unknownProtocolOnTheAllowedPortIsNotJudged() {
        var silent = Given.outbound("", 443).addNames("vendor.example");
        assertThat(Given.verdicts("endpoint.wrong-service", VENDOR, silent))
                .singleElement()
                .isInstanceOf(Verdict.NotJudged.class);
    }

    @Test
    void bareAddressWithoutLookupIsDirect() {
        var flow = Given.outbound("ssh", 22).setLookupSight(FlowRecord.LookupSight.NONE_SEEN);
        assertThat(Given.breaches("endpoint.direct-ip", "", flow))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("203.0.113.9 ssh/22");
    }

    @Test
    void agentThatJustBeganToWatchCannotTell() {
        var flow = Given.outbound("ssh", 22).setLookupSight(FlowRecord.LookupSight.NONE_SEEN);
        flow.setWatchingSince(flow.getStart() - 60_000_000_000L);
        assertThat(Given.verdicts("endpoint.direct-ip", "", flow))
                .singleElement()
                .isInstanceOf(Verdict.NotJudged.class);
    }

    @Test
    void internalTrafficAndChatterAreNobodysBusiness() {
        var judge = new Judge(Given.policy(""));
        assertThat(judge.judge(Given.observation(Given.flow("10.1.0.5", "10.2.0.1", 80)), "a"))
                .isEmpty();
        var multicast = Given.flow("10.1.0.5", "239.255.255.250", 1900).setTransport(17);
        assertThat(judge.judge(Given.observation(multicast), "a")).isEmpty();
        var unreachable = Given.flow("10.1.0.5", Given.VENDOR, 0).setTransport(1).setIcmpType(3);
        assertThat(judge.judge(Given.observation(unreachable), "a")).isEmpty();
    }
}
