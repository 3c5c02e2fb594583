package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceVerifierTest {

    private static final int ENTRIES = 7;
    private final LogKey key = Vectors.logKey();
    @TempDir Path folder;
    private EvidenceVerifier verifier;
    private Path log;
    private Path export;

    @BeforeEach
    void makeLogAndExport() throws IOException {
        verifier = new EvidenceVerifier(key.vkey());
        log = folder.resolve("log");
        export = folder.resolve("export.zip");
        try (var writing = EvidenceLog.open(log, key.origin(), key)) {
            for (int i = 0; i < ENTRIES; i++) {
                writing.append(EntryType.BATCH, ("payload " + i).getBytes(UTF_8));
            }
        }
        export(export, 1L, 2L, 6L);
    }

    @Test
    void aLogAsItWasWrittenIsProven() {
        assertThat(verifier.log(log))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven -> {
                            assertThat(proven.origin()).isEqualTo(key.origin());
                            assertThat(proven.size()).isEqualTo(ENTRIES);
                            assertThat(proven.entries()).isEqualTo(ENTRIES);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch-0/entries", "epoch-0/tiles-0", "checkpoint", "signing-state"})
    void anyBitFlippedInALogIsFound(String name) throws IOException {
        assertEachFlipFails(log.resolve(name), () -> verifier.log(log));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch-0/entries", "epoch-0/tiles-0", "checkpoint", "signing-state"})
    void aFileCutShortOrMadeLongerIsFound(String name) throws IOException {
        var file = log.resolve(name);
        var whole = Files.readAllBytes(file);
        for (int end = 0; end < whole.length; end++) {
            Files.write(file, Arrays.copyOf(whole, end));
            assertThat(verifier.log(log)).isInstanceOf(Verification.Failed.class);
        }
        Files.write(file, whole);
        Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(verifier.log(log)).isInstanceOf(Verification.Failed.class);
    }

    @Test
    void entriesRemovedSwappedDoubledOrAppendedAreFoundByIndex() throws IOException {
        var records = records();
        var removed = new ArrayList<>(records);
        removed.remove(3);
        assertFailsAt(removed, "entry 3");
        var swapped = new ArrayList<>(records);
        Collections.swap(swapped, 2, 5);
        assertFailsAt(swapped, "entry 2");
        var doubled = new ArrayList<>(records);
        doubled.add(4, records.get(4));
        assertFailsAt(doubled, "entry 5");
        var shorter = new ArrayList<>(records.subList(0, ENTRIES - 1));
        assertFailsAt(shorter, "entry 6");
        var longer = new ArrayList<>(records);
        longer.add(records.getFirst());
        assertFailsAt(longer, "entries");
    }

    @Test
    void aHistoryMadeAnewNeedsTheKey() throws IOException {
        var forged = folder.resolve("forged");
        var other = LogKey.fromSeed(key.origin(), new byte[32]);
        try (var writing = EvidenceLog.open(forged, key.origin(), other)) {
            writing.append(EntryType.BATCH, new byte[1]);
        }
        assertThat(verifier.log(forged))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> assertThat(failed.why()).contains("not signed by the key"));
    }

    @Test
    void anOlderCheckpointOverACutLogIsFoundByTheSigningState() throws IOException {
        var older = Files.readAllBytes(log.resolve("checkpoint"));
        var entries = Files.readAllBytes(log.resolve("epoch-0/entries"));
        var tiles = Files.readAllBytes(log.resolve("epoch-0/tiles-0"));
        try (var writing = EvidenceLog.open(log, key.origin(), key)) {
            writing.append(EntryType.BATCH, new byte[1]);
        }
        Files.write(log.resolve("checkpoint"), older);
        Files.write(log.resolve("epoch-0/entries"), entries);
        Files.write(log.resolve("epoch-0/tiles-0"), tiles);
        assertThat(verifier.log(log))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> assertThat(failed.where()).isEqualTo("signing-state"));
    }

    @Test
    void somethingMissingIsAFailureAndNotAnException() throws IOException {
        assertThat(verifier.log(folder.resolve("nowhere"))).isInstanceOf(Verification.Failed.class);
        assertThat(verifier.bundle(folder.resolve("nowhere")))
                .isInstanceOf(Verification.Failed.class);
        Files.delete(log.resolve("epoch-0/tiles-0"));
        assertThat(verifier.log(log)).isInstanceOf(Verification.Failed.class);
    }

    @Test
    void anExportIsProvenWithoutTheLog() throws IOException {
        for (var file :
                List.of("epoch-0/entries", "epoch-0/tiles-0", "checkpoint", "signing-state")) {
            Files.delete(log.resolve(file));
        }
        assertThat(verifier.bundle(export))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven -> {
                            assertThat(proven.entries()).isEqualTo(3);
                            assertThat(proven.size()).isEqualTo(ENTRIES);
                        });
    }

    @Test
    void theSameEntriesExportToTheSameBytes() throws IOException {
        var again = folder.resolve("again.zip");
        export(again, 1L, 2L, 6L);
        assertThat(again).hasSameBinaryContentAs(export);
    }

    @Test
    void anyBitFlippedInAnExportIsFound() throws IOException {
        assertEachFlipFails(export, () -> verifier.bundle(export));
    }

    @Test
    void anExportCutShortOrMadeLongerIsFound() throws IOException {
        var whole = Files.readAllBytes(export);
        for (int end = 0; end < whole.length; end++) {
            Files.write(export, Arrays.copyOf(whole, end));
            assertThat(verifier.bundle(export)).isInstanceOf(Verification.Failed.class);
        }
        Files.write(export, Arrays.copyOf(whole, whole.length + 1));
        assertThat(verifier.bundle(export)).isInstanceOf(Verification.Failed.class);
    }

    @Test
    void anObjectIsExportedOnceAndAnyChangeOfItIsFound() throws IOException {
        var payload = new byte[65_518];
        payload[9] = 1;
        try (var writing = EvidenceLog.open(log, key.origin(), key)) {
            writing.append(EntryType.POLICY, payload);
            writing.append(EntryType.POLICY, payload);
        }
        export(export, 7L, 8L);
        assertThat(verifier.bundle(export)).isInstanceOf(Verification.Proven.class);
        assertThat(verifier.log(log)).isInstanceOf(Verification.Proven.class);
        Path object;
        try (var objects = Files.list(log.resolve("epoch-0/objects"))) {
            object = objects.findFirst().orElseThrow();
        }
        for (var changed : List.of(new byte[65_518], Arrays.copyOf(payload, 65_519))) {
            Files.write(object, changed);
            assertThat(verifier.log(log))
                    .isInstanceOfSatisfying(
                            Verification.Failed.class,
                            failed -> assertThat(failed.where()).isEqualTo("entry 7"));
        }
        var whole = Files.readAllBytes(export);
        for (int at = 0; at < whole.length; at += 997) {
            var flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(export, flipped);
            assertThat(verifier.bundle(export)).isInstanceOf(Verification.Failed.class);
        }
    }

    @Test
    void entriesThatNoCheckpointCoversAreNotExported() throws IOException {
        assertThatThrownBy(() -> export(export, 7L)).hasMessageContaining("covers entries 0 to 6");
        assertThatThrownBy(() -> export(export)).hasMessageContaining("no entries");
    }

    @Test
    void whatIsAndWhatIsNotProvenIsSaid() {
        assertThat(verifier.bundle(export))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven -> {
                            assertThat(proven.proven())
                                    .singleElement()
                                    .asString()
                                    .contains("3 entries, 1 to 6", key.origin(), "at 7 entries");
                            assertThat(proven.notProven())
                                    .anyMatch(s -> s.contains("between these entries"))
                                    .anyMatch(s -> s.contains("no witness"))
                                    .anyMatch(s -> s.contains("no time stamp"))
                                    .anyMatch(s -> s.contains("quantum"))
                                    .anyMatch(s -> s.contains("coverage"));
                        });
    }

    private void export(Path file, Long... indices) throws IOException {
        try (var reader = LogReader.open(log, TrustPolicy.ofKeys(List.of(key.vkey())))) {
            new EvidenceBundle(reader, Optional.empty())
                    .write(
                            new TreeSet<>(List.of(indices)),
                            (_, records) -> {
                                var text = new StringBuilder();
                                for (var record : records) text.append(record.index()).append('\n');
                                return text.toString();
                            },
                            file);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private interface Check {
        Verification run();
    }

    private static void assertEachFlipFails(Path file, Check check) throws IOException {
        var whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            var flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            Files.write(file, flipped);
            assertThat(check.run())
                    .as("bit %d of byte %d", i % 8, i)
                    .isInstanceOf(Verification.Failed.class);
        }
        Files.write(file, whole);
        assertThat(check.run()).isInstanceOf(Verification.Proven.class);
    }

    private List<byte[]> records() throws IOException {
        var records = new ArrayList<byte[]>();
        try (var reader = EntryReader.open(log.resolve("epoch-0/entries"))) {
            for (int i = 0; i < ENTRIES; i++) records.add(reader.next().orElseThrow());
        }
        return records;
    }

    private void assertFailsAt(List<byte[]> records, String where) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var record : records) {
            bytes.write(record.length >> 8);
            bytes.write(record.length);
            bytes.writeBytes(record);
        }
        Files.write(log.resolve("epoch-0/entries"), bytes.toByteArray());
        assertThat(verifier.log(log))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> assertThat(failed.where()).isEqualTo(where));
    }
}
