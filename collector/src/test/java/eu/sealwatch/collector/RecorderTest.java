package eu.sealwatch.collector;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.EvidenceVerifier;
import eu.sealwatch.collector.evidence.LogKey;
import eu.sealwatch.collector.evidence.Verification;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.config.settings.EvidenceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final String ORIGIN = "customs.example/scanners";
    private static final String POLICY =
            """
            id: border
            version: 1
            sites:
              - {id: quay, networks: [10.1.0.0/16]}
            """;

    @TempDir Path folder;

    @Test
    void whatACommandDidIsInTheLogWithTheNextCheckpointAndOnce() throws Exception {
        var inbox = new ActionInbox(folder);
        inbox.put(Action.now("evidence-export", "ana", "finding 12 into f.asice"));
        run(1L << 30);
        run(1L << 30);
        assertThat(payloads(EntryType.ACTION))
                .singleElement()
                .asString()
                .contains("evidence-export", "\"name\":\"ana\"", "finding 12");
        assertThat(folder.resolve("actions")).isEmptyDirectory();
    }

    @Test
    void aNewEpochStatesThePolicyAgainAndTheStoreFollows() throws Exception {
        try (var log = open();
                var store = Store.open(folder.resolve("store.sqlite"))) {
            var projection = new Projection(log, store, memory(), (_, _) -> {});
            projection.catchUp();
            projection.putInForce(
                    LoggedPolicy.of(PolicySources.of("p.yaml", POLICY), Optional.empty()));
            long first = store.policyEntry().orElseThrow();
            for (int i = 0; i < 40; i++) {
                log.append(EntryType.ACTION, new byte[60_000]);
            }
            log.commit();
            record(log, store, projection, 1L << 20);
            assertThat(store.policyEntry().orElseThrow()).isGreaterThan(first);
            assertThat(log.read(store.policyEntry().orElseThrow()).type())
                    .isEqualTo(EntryType.POLICY);
        }
        assertThat(payloads(EntryType.POLICY)).hasSize(2);
        assertThat(payloads(EntryType.EPOCH)).hasSize(1);
        String vkey = LogKey.openOrCreate(folder.resolve("log.key"), ORIGIN).vkey();
        assertThat(new EvidenceVerifier(vkey).log(folder.resolve("log")))
                .isInstanceOf(Verification.Proven.class);
    }

    @Test
    void aStoreIsDerivedFromALogWhoseFirstEpochsAreDeleted() throws Exception {
        aNewEpochStatesThePolicyAgainAndTheStoreFollows();
        try (var log = open()) {
            Thread.sleep(2);
            assertThat(log.deleteEpochs(Duration.ofNanos(1))).isEqualTo(41);
        }
        Files.delete(folder.resolve("store.sqlite"));
        try (var log = open();
                var store = Store.open(folder.resolve("store.sqlite"))) {
            var projection = new Projection(log, store, memory(), (_, _) -> {});
            assertThat(projection.catchUp()).isEqualTo(log.size() - log.first());
            assertThat(projection.policy())
                    .contains(
                            LoggedPolicy.of(PolicySources.of("p.yaml", POLICY), Optional.empty()));
            assertThat(store.applied()).isEqualTo(log.size());
        }
    }

    private void run(long epochBytes) throws Exception {
        try (var log = open();
                var store = Store.open(folder.resolve("store.sqlite"))) {
            var projection = new Projection(log, store, memory(), (_, _) -> {});
            projection.catchUp();
            record(log, store, projection, epochBytes);
        }
    }

    private void record(EvidenceLog log, Store store, Projection projection, long epochBytes)
            throws InterruptedException {
        var settings =
                new EvidenceSettings(
                        ORIGIN,
                        Duration.ofSeconds(1),
                        epochBytes,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var recorder = new Recorder(log, store, projection, settings, new ActionInbox(folder));
        recorder.start();
        recorder.close();
        assertThat(recorder.failure()).isNotCompletedExceptionally();
    }

    private MemoryFile memory() {
        return new MemoryFile(folder.resolve("judge.memory"));
    }

    private EvidenceLog open() throws IOException {
        return EvidenceLog.open(
                folder.resolve("log"),
                ORIGIN,
                LogKey.openOrCreate(folder.resolve("log.key"), ORIGIN));
    }

    private List<String> payloads(EntryType type) throws IOException {
        var found = new ArrayList<String>();
        try (var log = open()) {
            log.forEach(
                    log.first(),
                    (_, entry) -> {
                        if (entry.type() == type) {
                            found.add(new String(entry.payload(), StandardCharsets.UTF_8));
                        }
                    });
        }
        return found;
    }
}
