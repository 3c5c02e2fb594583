package eu.sealwatch.collector;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.EvidenceVerifier;
import eu.sealwatch.collector.evidence.LocalTsa;
import eu.sealwatch.collector.evidence.LogKey;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.collector.evidence.Verification;
import eu.sealwatch.collector.evidence.Witness;
import eu.sealwatch.collector.evidence.WitnessServer;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.settings.EvidenceSettings;
import eu.sealwatch.config.settings.TimeStampSettings;
import eu.sealwatch.config.settings.WitnessSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotaryTest {
    private static final String ORIGIN = "customs.example/scanners";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void aRunningCollectorIsCosignedAndStampedAndItsLogProvesBoth() throws Exception {
        LogKey key = LogKey.openOrCreate(folder.resolve("log.key"), ORIGIN);
        var witness =
                Witness.open(
                        folder.resolve("witness"),
                        "cert.example/w",
                        TrustPolicy.ofKeys(key.vkeys()),
                        InstantSource.system(),
                        _ -> {});
        Path policy = folder.resolve("trust.policy");
        try (var tsa = new LocalTsa();
                var server =
                        WitnessServer.start(
                                witness,
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Files.writeString(policy, policy(key, witness, server));
            record(key, policy, tsa);

            var trust = TrustPolicy.read(policy);
            assertThat(
                            new EvidenceVerifier(trust, Optional.of(tsa.trust()))
                                    .log(folder.resolve("log")))
                    .isInstanceOfSatisfying(
                            Verification.Proven.class,
                            proven ->
                                    assertThat(proven.proven())
                                            .anyMatch(s -> s.contains("cosigned the log"))
                                            .anyMatch(s -> s.contains("time stamps verify")));
        }
    }

    private void record(LogKey key, Path policy, LocalTsa tsa) throws Exception {
        Path logFolder = folder.resolve("log");
        var settings =
                new EvidenceSettings(
                        ORIGIN,
                        Duration.ofSeconds(1),
                        1L << 30,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new WitnessSettings(policy, Duration.ofSeconds(1))),
                        Optional.of(new TimeStampSettings(tsa.url(), Duration.ofSeconds(1))));
        try (var log = EvidenceLog.open(logFolder, ORIGIN, key);
                var store = Store.open(folder.resolve("store.sqlite"))) {
            var memory = new MemoryFile(folder.resolve("judge.memory"));
            var projection = new Projection(log, store, memory, (_, _) -> {});
            projection.catchUp();
            var recorder = new Recorder(log, store, projection, settings, new ActionInbox(folder));
            recorder.start();
            try (var notary = Notary.start(settings, log, logFolder, recorder)) {
                assertThat(notary).isNotNull();
                recorder.note(EntryType.ACTION, Action.now("login", "ana", "x").toBytes()).get();
                Instant end = Instant.now().plus(PATIENCE);
                while (log.size() < 2 || Files.notExists(logFolder.resolve("cosigned"))) {
                    assertThat(Instant.now()).as("within patience").isBefore(end);
                    Thread.sleep(50);
                }
            }
            recorder.close();
            assertThat(recorder.failure()).isNotCompletedExceptionally();
            assertThat(log.read(1).type()).isEqualTo(EntryType.TIME_STAMP);
        }
    }

    private static String policy(LogKey key, Witness witness, WitnessServer server) {
        var text = new StringBuilder();
        key.vkeys().forEach(vkey -> text.append("log ").append(vkey).append('\n'));
        int i = 0;
        for (String vkey : witness.vkeys()) {
            text.append(
                    "witness w%d %s http://127.0.0.1:%d\n"
                            .formatted(i++, vkey, server.address().getPort()));
        }
        return text + "group both all w0 w1\nquorum both\n";
    }
}
