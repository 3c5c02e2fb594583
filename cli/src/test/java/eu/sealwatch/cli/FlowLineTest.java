package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.agent.capture.CaptureFile;
import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketSource;
import eu.sealwatch.agent.observe.ObserverSettings;
import eu.sealwatch.agent.work.Observers;
import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.ecs.FlowJson;
import eu.sealwatch.wire.v1.FlowRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A printed flow, read again, is judged as the flow itself. */
class FlowLineTest {
    /** Not in a line: since when an agent watches, and hashes of public keys. */
    private static final Set<String> BY_MORE_THAN_A_LINE =
            Set.of("endpoint.direct-ip", "encryption.pin-mismatch");

    @Test
    void everyFlowOfTheDemoIsJudgedTheSameByItsLine() throws Exception {
        var judge = new Judge(PolicyReader.read(Command.HOME.resolve("demo/policy.yaml")));
        var json = new FlowJson(CodePoints.NAMES);
        List<FlowRecord> flows = flowsOfTheDemo();

        assertThat(flows).hasSizeGreaterThan(50);
        for (FlowRecord flow : flows) {
            String line = json.line(flow, FlowContext.NONE);
            assertThat(breaches(judge, FlowLine.read(line)))
                    .as(line)
                    .isEqualTo(breaches(judge, flow));
        }
    }

    @Test
    void lineThatIsNoFlowIsRefusedInOneSentence() {
        assertThatThrownBy(() -> FlowLine.read("{\"source\":{}}"))
                .isInstanceOf(IOException.class)
                .hasMessage("not a flow record: 'source.ip' is missing");
        assertThatThrownBy(() -> FlowLine.read("hello"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a flow record in JSON: ");
    }

    private static List<String> breaches(Judge judge, FlowRecord flow) {
        return judge.explain(flow).stream()
                .filter(opinion -> opinion.verdict() instanceof Verdict.Breach)
                .filter(opinion -> !BY_MORE_THAN_A_LINE.contains(opinion.code()))
                .map(Object::toString)
                .toList();
    }

    private static List<FlowRecord> flowsOfTheDemo() throws IOException {
        var flows = new ArrayList<FlowRecord>();
        var packet = new Packet();
        try (var observers =
                        Observers.offline(
                                ObserverSettings.closedFlowsOnly(),
                                1,
                                observation -> {
                                    if (observation.hasFlow()) {
                                        flows.add(observation.getFlow());
                                    }
                                });
                PacketSource source =
                        CaptureFile.open(Command.HOME.resolve("demo/scanner-site.pcapng.gz"))) {
            while (source.next(packet) == PacketSource.Next.PACKET) {
                observers.accept(packet);
            }
            observers.finish();
        }
        return flows;
    }
}
