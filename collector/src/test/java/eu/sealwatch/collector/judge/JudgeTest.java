package eu.sealwatch.collector.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.v1.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private final Judge judge = new Judge(Given.policy(""));

    @Test
    void sameBreachFromAnotherPortAndTimeIsTheSameFinding() {
        var first = Given.tlsFlow(Given.tls());
        var later = Given.at(Given.tlsFlow(Given.tls()), "2026-04-01T00:00:00Z");
        later.getSourceBuilder().setPort(50000).setPackets(99);
        assertThat(ids(later)).isEqualTo(ids(first)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void idSeparatesWordsThatReadAlike() {
        assertThat(FindingId.of("a.b", "site", "x", "yz"))
                .isNotEqualTo(FindingId.of("a.b", "site", "xy", "z"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void judgingTwiceGivesTheSameFindings() {
        var observation = Given.observation(Given.tlsFlow(Given.tls().setVersion(0x0301)));
        assertThat(judge.judge(observation, "a")).isEqualTo(judge.judge(observation, "a"));
    }

    @Test
    void policySetsTheSeverity() {
        var strict = new Judge(Given.policy("severities: {endpoint.not-allowed: critical}\n"));
        assertThat(strict.judge(Given.observation(Given.tlsFlow(Given.tls())), "a"))
                .filteredOn(finding -> finding.code().equals("endpoint.not-allowed"))
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void withoutAPolicyThatIsSaidOnceAndPlacesAreNotJudged() {
        var unconfigured = new Judge(PolicyReader.defaults());
        var one = unconfigured.judge(Given.observation(Given.tlsFlow(Given.tls())), "a");
        var other =
                unconfigured.judge(
                        Given.observation(Given.flow("10.1.0.9", "192.0.2.99", 8080)), "a");
        assertThat(one).extracting(Finding::code).containsExactly("policy.none");
        assertThat(other).extracting(Finding::code).containsExactly("policy.none");
        assertThat(one.getFirst().id()).isEqualTo(other.getFirst().id());
        assertThat(judge.judge(Given.observation(Given.tlsFlow(Given.tls())), "a"))
                .extracting(Finding::code)
                .doesNotContain("policy.none");
    }

    @Test
    void flowBetweenOutsidersIsNotJudged() {
        assertThat(judge.judge(Given.observation(Given.flow("192.0.2.1", "192.0.2.2", 22)), "a"))
                .isEmpty();
    }

    @Test
    void alertLineCarriesRuleReasonPolicyAndFlow() {
        Finding finding =
                judge.judge(Given.observation(Given.tlsFlow(Given.tls())), "agent-1").getFirst();
        String line =
                FindingJson.write(
                        finding,
                        FlowContext.ofFile("a.pcap"),
                        CodePoints.NAMES,
                        OptionalLong.of(7));
        assertThat(line)
                .contains("\"kind\":\"alert\"")
                .contains("\"severity\":73")
                .contains("\"rule\":{\"id\":\"endpoint.not-allowed\"")
                .contains("\"reference\":\"docs/findings.md#endpointnot-allowed\"")
                .contains("\"technique\":{\"id\":[\"T1041\"]}")
                .contains("\"server_name\":\"vendor.example\"")
                .contains("\"policy\":{\"id\":\"test\",\"version\":3,\"line\":\"test.yaml:4\"}")
                .contains("\"evidence\":7");
        assertThat(FindingJson.idOf(line.getBytes(StandardCharsets.UTF_8))).isEqualTo(finding.id());
    }

    @Test
    void bytesThatAreNoFindingAreRefused() {
        for (String text : List.of("", "{", "{}", "[1]", "{\"event\":{\"kind\":\"alert\"}}")) {
            assertThatThrownBy(() -> FindingJson.idOf(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a finding");
        }
    }

    private List<String> ids(FlowRecord.Builder flow) {
        return judge.judge(Given.observation(flow), "a").stream().map(Finding::id).toList();
    }
}
