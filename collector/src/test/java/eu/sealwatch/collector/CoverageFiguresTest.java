package eu.sealwatch.collector;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.LogKey;
import eu.sealwatch.collector.evidence.LogReader;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageFiguresTest {
    private static final String ORIGIN = "customs.example/scanners";
    private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");

    @TempDir Path folder;

    @Test
    void eachMomentCountsOnceAndGapsAreNamed() throws IOException {
        var figures =
                figures(
                        NOON,
                        NOON.plusSeconds(100),
                        statement("quay", -10, 20, 5, 0),
                        statement("quay", 10, 30, 7, 2),
                        statement("quay", 50, 100, 9, 1),
                        statement("quay", 200, 210, 1000, 0));
        assertThat(figures).hasSize(1);
        var quay = figures.getFirst();
        assertThat(quay.seen()).isEqualTo(Duration.ofSeconds(80));
        assertThat(quay.packets()).isEqualTo(21);
        assertThat(quay.lost()).isEqualTo(3);
        assertThat(quay.gaps())
                .containsExactly(
                        new CoverageFigures.Gap(NOON.plusSeconds(30), NOON.plusSeconds(50)));
    }

    @Test
    void anAgentThatSawNothingInThePeriodIsAllGap() throws IOException {
        var figures =
                figures(
                        NOON,
                        NOON.plusSeconds(10),
                        statement("quay", 0, 10, 1, 0),
                        statement("gate", 500, 600, 1, 0));
        assertThat(figures).extracting(CoverageFigures::agent).containsExactly("gate", "quay");
        assertThat(figures.getFirst().seen()).isZero();
        assertThat(figures.getFirst().gaps())
                .containsExactly(new CoverageFigures.Gap(NOON, NOON.plusSeconds(10)));
        assertThat(figures.getLast().gaps()).isEmpty();
    }

    private List<CoverageFigures> figures(Instant from, Instant to, Batch... batches)
            throws IOException {
        LogKey key = LogKey.openOrCreate(folder.resolve("log.key"), ORIGIN);
        try (var log = EvidenceLog.open(folder.resolve("log"), ORIGIN, key)) {
            for (Batch batch : batches) {
                log.append(
                        EntryType.BATCH,
                        SignedBatch.newBuilder()
                                .setBatch(batch.toByteString())
                                .build()
                                .toByteArray());
            }
        }
        try (var reader = LogReader.open(folder.resolve("log"), TrustPolicy.ofKeys(key.vkeys()))) {
            return CoverageFigures.of(reader, from, to);
        }
    }

    private static Batch statement(String agent, long from, long to, long packets, long lost) {
        var coverage =
                Coverage.newBuilder()
                        .setFrom(nanos(from))
                        .setTo(nanos(to))
                        .setSource("eth1")
                        .setPackets(packets)
                        .setDroppedByKernel(lost);
        return Batch.newBuilder()
                .setAgent(agent)
                .addObservations(Observation.newBuilder().setCoverage(coverage))
                .build();
    }

    private static long nanos(long second) {
        return NOON.plusSeconds(second).getEpochSecond() * 1_000_000_000L;
    }
}
