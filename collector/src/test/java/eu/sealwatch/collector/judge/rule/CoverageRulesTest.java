package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageRulesTest {

    private static List<Finding> judge(Coverage.Builder coverage) {
        return new Judge(Given.policy(""))
                .judge(
                        Observation.newBuilder()
                                .setTime(coverage.getTo())
                                .setCoverage(coverage)
                                .build(),
                        "agent-1");
    }

    private static Coverage.Builder coverage() {
        return Coverage.newBuilder()
                .setFrom(0)
                .setTo(10_000_000_000L)
                .setSource("eth0")
                .setPackets(99_900);
    }

    @Test
    void lossOfMoreThanOneInAThousandIsAFinding() {
        assertThat(judge(coverage().setDroppedByKernel(150).setDroppedByInterface(100)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("coverage.packet-loss");
                    assertThat(finding.subject()).isEqualTo("agent-1");
                    assertThat(finding.reason())
                            .isEqualTo(
                                    "agent agent-1 lost 250 of 100,150 packets on eth0 (0.2 %): what was in them was not seen");
                });
        assertThat(judge(coverage().setDroppedByKernel(100))).isEmpty();
        assertThat(judge(coverage().setPackets(20).setDroppedByKernel(9)))
                .as("a handful on a quiet link")
                .isEmpty();
    }

    @Test
    void agentWithAnotherPolicyIsStale() {
        assertThat(judge(coverage().setPolicy("test 2")))
                .extracting(Finding::reason)
                .containsExactly("agent agent-1 works by policy test 2; test 3 is in force");
        assertThat(judge(coverage().setPolicy("test 3"))).isEmpty();
        assertThat(judge(coverage())).as("an agent that only observes").isEmpty();
    }
}
