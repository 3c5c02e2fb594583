package eu.sealwatch.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.settings.FlowSettings;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourcesTest {

    @Test
    void memoryOfFlowsIsTheOperatorsOrAShareOfTheHeap() throws IOException {
        assertThat(Sources.flows(with(Optional.of(16L << 20))).memoryBytes()).isEqualTo(16 << 20);
        assertThat(Sources.flows(with(Optional.empty())).memoryBytes())
                .isBetween(8L << 20, Runtime.getRuntime().maxMemory() / 4 * 3);
    }

    @Test
    void moreMemoryThanThereIsIsAnError() {
        assertThatThrownBy(() -> Sources.flows(with(Optional.of(1L << 40))))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "flows.memory: 1048576 MiB do not fit into a heap of \\d+ MiB; .*");
    }

    private static FlowSettings with(Optional<Long> memory) {
        FlowSettings own = FlowSettings.defaults();
        return new FlowSettings(
                own.maxFlows(),
                own.tcpIdle(),
                own.udpIdle(),
                own.otherIdle(),
                own.updateEvery(),
                own.prefixBytes(),
                memory);
    }
}
