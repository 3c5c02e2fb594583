package eu.sealwatch.cli.link;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.spool.Batcher;
import eu.sealwatch.agent.spool.Spool;
import eu.sealwatch.agent.spool.SpoolLimits;
import eu.sealwatch.agent.uplink.Uplink;
import eu.sealwatch.agent.uplink.UplinkSettings;
import eu.sealwatch.collector.ingest.BatchJournal.Break;
import eu.sealwatch.wire.Identity;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Observation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agent to collector over real TLS: nothing lost, nothing twice. */
class UplinkDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;
    private TestCollector collector;
    private Identity identity;

    @BeforeEach
    void start() throws Exception {
        collector = new TestCollector(folder.resolve("collector"));
        identity = collector.enrol(folder.resolve("identity"), "site-1");
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void everythingArrivesInOrder() throws Exception {
        try (Agent agent = new Agent("spool")) {
            agent.observe(1, 200);
            agent.uplink.start();
            agent.observe(201, 300);
            assertThat(agent.uplink.close(PATIENCE)).isTrue();
            assertThat(agent.spool.waiting()).isZero();
        }
        assertThat(collector.journal.observed()).isEqualTo(numbers(1, 300));
        assertThat(collector.journal.breaks()).isEmpty();
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsDurable() throws Exception {
        collector.journal.hold();
        try (Agent agent = new Agent("spool")) {
            agent.observe(1, 20);
            agent.uplink.start();
            collector.journal.awaitBatches(4);
            assertThat(agent.spool.waiting()).isEqualTo(20);
            collector.journal.release();
            assertThat(agent.uplink.close(PATIENCE)).isTrue();
        }
        assertThat(collector.journal.observed()).isEqualTo(numbers(1, 20));
    }

    @Test
    void collectorRestartInTheMiddleLosesAndDoublesNothing() throws Exception {
        try (Agent agent = new Agent("spool")) {
            agent.uplink.start();
            for (int round = 0; round < 3; round++) {
                agent.observe(round * 100 + 1, round * 100 + 100);
                collector.journal.awaitBatches(round * 100 + 10);
                collector.stop();
                collector.start();
            }
            assertThat(agent.uplink.close(PATIENCE)).isTrue();
        }
        assertThat(collector.journal.observed()).isEqualTo(numbers(1, 300));
        assertThat(collector.journal.breaks()).isEmpty();
    }

    @Test
    void aRenewedAgentLinksAnewAndIsServedAfterItsOldCertificateIsRevoked() throws Exception {
        try (Agent agent = new Agent("spool")) {
            agent.uplink.start();
            agent.observe(1, 100);
            collector.journal.awaitBatches(1);
            collector.beside().revoke("site-1");
            Identity renewed = collector.enrol(folder.resolve("identity"), "site-1");
            assertThat(renewed.keyPair().getPublic()).isEqualTo(identity.keyPair().getPublic());

            agent.uplink.use(renewed);

            agent.observe(101, 200);
            assertThat(agent.uplink.close(PATIENCE)).isTrue();
        }
        assertThat(collector.journal.observed()).isEqualTo(numbers(1, 200));
        assertThat(collector.journal.breaks()).isEmpty();
    }

    @Test
    void agentRestartGoesOnFromItsSpool() throws Exception {
        collector.stop();
        try (Agent agent = new Agent("spool")) {
            agent.uplink.start();
            agent.observe(1, 50);
            assertThat(agent.uplink.close(Duration.ZERO)).isFalse();
        }
        collector.start();
        try (Agent agent = new Agent("spool")) {
            agent.uplink.start();
            agent.observe(51, 60);
            assertThat(agent.uplink.close(PATIENCE)).isTrue();
        }
        assertThat(collector.journal.observed()).isEqualTo(numbers(1, 60));
        assertThat(collector.journal.breaks()).isEmpty();
    }

    @Test
    void agentThatLostItsSpoolContinuesAfterTheCollectorsLast() throws Exception {
        deliver("first", 1, 30);
        deliver("second", 31, 40);

        assertThat(collector.journal.observed()).isEqualTo(numbers(1, 40));
        assertThat(collector.journal.sequences()).isEqualTo(numbers(1, 40));
        assertThat(collector.journal.breaks()).isEmpty();
    }

    @Test
    void collectorFromAnOlderCopyGetsWhatTheSpoolStillHolds() throws Exception {
        collector.journal.hold();
        try (Agent agent = new Agent("spool")) {
            agent.uplink.start();
            agent.observe(1, 4);
            collector.journal.awaitBatches(4);
            collector.stop();
            collector.journal.rewind(Position.START);
            collector.journal.release();
            collector.start();
            assertThat(agent.uplink.close(PATIENCE)).isTrue();
        }
        assertThat(collector.journal.observed()).isEqualTo(numbers(1, 4));
        assertThat(collector.journal.breaks()).isEmpty();
    }

    @Test
    void whatTheSpoolNoLongerHoldsIsNotedAsAGap() throws Exception {
        deliver("spool", 1, 30);
        collector.stop();
        collector.journal.rewind(Position.START);
        collector.start();
        try (Stream<Path> segments = Files.list(folder.resolve("spool"))) {
            assertThat(segments).as("earlier segments are gone").hasSize(1);
        }
        deliver("spool", 31, 32);

        List<Break> breaks = collector.journal.breaks();
        assertThat(breaks).hasSize(1);
        assertThat(breaks.getFirst().kind()).isEqualTo(Break.Kind.GAP);
        assertThat(collector.journal.observed()).endsWith(31L, 32L).doesNotHaveDuplicates();
    }

    private void deliver(String spool, long from, long to) throws Exception {
        try (Agent agent = new Agent(spool)) {
            agent.observe(from, to);
            agent.uplink.start();
            assertThat(agent.uplink.close(PATIENCE)).isTrue();
        }
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    /** Spool, batcher and uplink as the agent composes them; each observation is a batch. */
    private final class Agent implements AutoCloseable {
        final Spool spool;
        final Batcher batcher;
        final Uplink uplink;

        Agent(String spoolFolder) throws IOException {
            var limits = new SpoolLimits(1 << 20, 1 << 10, 0, Duration.ZERO);
            spool = Spool.open(folder.resolve(spoolFolder), limits);
            batcher = new Batcher("site-1", identity.key(), spool, Duration.ofSeconds(1));
            uplink =
                    new Uplink(
                            new UplinkSettings(
                                    "127.0.0.1",
                                    collector.port(),
                                    8,
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(10),
                                    Duration.ofMillis(20),
                                    Duration.ofMillis(200)),
                            identity,
                            spool,
                            batcher,
                            Clock.systemUTC(),
                            new SimpleMeterRegistry());
        }

        void observe(long from, long to) throws IOException {
            for (long time = from; time <= to; time++) {
                batcher.add(Observation.newBuilder().setTime(time).build(), 0);
                batcher.flush(0);
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            if (uplink.state() != Uplink.State.CLOSED) {
                uplink.close(Duration.ZERO);
            }
            spool.close();
        }
    }
}
