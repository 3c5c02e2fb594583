package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.capture.CaptureCounters;
import eu.sealwatch.agent.decode.DecodeSums;
import eu.sealwatch.agent.flow.FlowCounters;
import eu.sealwatch.wire.v1.Coverage;
import org.junit.jupiter.api.Test;

class CoverageMeterTest {
    private final CoverageMeter meter = new CoverageMeter("eth0");

    @Test
    void firstMomentOnlyBegins() {
        assertThat(meter.until(100, captured(0), Progress.NONE, 0)).isEmpty();
    }

    @Test
    void everyCounterIsToldAsWhatWasAddedSinceTheLastStatement() {
        meter.until(100, captured(0), Progress.NONE, 0);
        state(200, 1);
        Coverage second = state(300, 3);

        assertThat(second)
                .isEqualTo(
                        Coverage.newBuilder()
                                .setFrom(200)
                                .setTo(300)
                                .setSource("eth0")
                                .setPackets(2)
                                .setBytes(4)
                                .setDroppedByKernel(6)
                                .setDroppedByInterface(8)
                                .setMalformed(10)
                                .setPacketsInside(12)
                                .setReassembled(14)
                                .setFragmentsOverlapping(16)
                                .setReassemblyGivenUp(18)
                                .setFlowsOpen(30)
                                .setFlowsEvicted(24)
                                .setFlowsEvictedForMemory(26)
                                .setPrefixesCut(28 + 30)
                                .setInspectionsCut(28)
                                .setContentsNotSearched(32)
                                .setFlowsNotDescribed(34)
                                .setNamesForgotten(36)
                                .setSessionsEvicted(38)
                                .build());
    }

    private Coverage state(long to, int n) {
        var progress =
                new Progress(
                        100,
                        to,
                        new DecodeSums(5 * n, 6 * n, 7 * n, 8 * n, 9 * n),
                        new FlowCounters(11 * n, 10 * n, n, 12 * n, 13 * n, 14 * n, 15 * n),
                        new Unheard(16 * n, 17 * n),
                        18 * n);
        return meter.until(to, captured(n), progress, 19 * n).orElseThrow().getCoverage();
    }

    private static CaptureCounters captured(int n) {
        return new CaptureCounters(n, 2 * n, 3 * n, 4 * n);
    }
}
