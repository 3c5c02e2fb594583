package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochTest {

    private static final Instant MARCH = Instant.parse("2026-03-31T23:00:00Z");
    private final LogKey key = Vectors.logKey();
    private Instant now = MARCH;
    @TempDir Path folder;

    @Test
    void indicesReadsAndProofsGoOnOverEpochs() throws IOException {
        try (var log = open()) {
            fill(log, 300);
            var before = log.checkpoint().checkpoint();
            log.beginEpoch();
            assertThat(log.size()).isEqualTo(301);
            assertThat(log.read(300).type()).isEqualTo(EntryType.EPOCH);
            fill(log, 700);
            log.beginEpoch();
            fill(log, 3);
            var after = log.checkpoint().checkpoint();
            assertThat(log.consistencyProof(300, after.size()).proves(before.root(), after.root()))
                    .isTrue();
            var hashes = new Hashes();
            var seen = new ArrayList<Long>();
            log.forEach(
                    0,
                    (index, entry) -> {
                        seen.add(index);
                        if (entry.type() == EntryType.BATCH) {
                            assertThat(entry.payload()).isEqualTo(payload(index));
                        }
                    });
            assertThat(seen).hasSize((int) log.size());
            for (long i = 0; i < after.size(); i += 7) {
                var leaf = hashes.leaf(EntryCodec.encode(log.readLeaf(i)));
                assertThat(log.inclusionProof(i, after.size()).proves(leaf, after.root())).isTrue();
            }
        }
        proven(0, 1005);
    }

    @Test
    void deletedEpochsLeaveTheRestVerifiableAndUsable() throws IOException {
        try (var log = open()) {
            fill(log, 70_000);
            now = MARCH.plus(Duration.ofDays(1));
            log.beginEpoch();
            fill(log, 500);
            now = MARCH.plus(Duration.ofDays(2));
            log.beginEpoch();
            fill(log, 10);
            var size = log.checkpoint().checkpoint().size();
            now = MARCH.plus(Duration.ofDays(31));
            assertThat(log.deleteEpochs(Duration.ofDays(40))).isZero();
            assertThat(log.deleteEpochs(Duration.ofDays(30))).isEqualTo(70_000);
            assertThat(log.first()).isEqualTo(70_000);
            assertThatThrownBy(() -> log.read(69_999))
                    .hasMessageContaining("deleted")
                    .hasMessageContaining("begins at entry 70000");
            fill(log, 300);
            var after = log.checkpoint().checkpoint();
            for (long i = 70_000; i < after.size(); i++) {
                var leaf = new Hashes().leaf(EntryCodec.encode(log.readLeaf(i)));
                assertThat(log.inclusionProof(i, after.size()).proves(leaf, after.root())).isTrue();
            }
            assertThat(log.consistencyProof(size, after.size()).path()).isNotEmpty();
        }
        proven(70_000, 70_812 - 70_000);
        try (var log = open()) {
            assertThat(log.recoveryNotes()).isEmpty();
            assertThat(log.first()).isEqualTo(70_000);
            fill(log, 1);
        }
        proven(70_000, 70_813 - 70_000);
    }

    @Test
    void anEpochIsOverWithItsMonthOrItsSizeButNeverEmpty() throws IOException {
        try (var log = open()) {
            assertThat(log.epochIsOver(1)).isFalse();
            fill(log, 20);
            assertThat(log.epochIsOver(1 << 20)).isFalse();
            assertThat(log.epochIsOver(100)).isTrue();
            now = MARCH.plus(Duration.ofHours(1));
            assertThat(log.epochIsOver(1 << 20)).isTrue();
            log.beginEpoch();
            assertThat(log.epochIsOver(1 << 20)).isFalse();
            now = MARCH.plus(Duration.ofDays(60));
            assertThat(log.epochIsOver(1 << 20)).as("nothing happened").isFalse();
        }
    }

    @Property(tries = 25)
    void anyEpochsVerifyWithAnyOfTheFirstDeleted(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 600) Integer> lengths,
            @ForAll @IntRange(max = 5) int deleted)
            throws IOException {
        var where = Files.createTempDirectory("epochs");
        long first;
        long size;
        try (var log = EvidenceLog.open(where, key.origin(), key, () -> now)) {
            for (int length : lengths) {
                fill(log, length);
                log.beginEpoch();
            }
            fill(log, 1);
            size = log.size();
            first = Epoch.list(where).get(Math.min(deleted, lengths.size())).start();
        }
        for (var epoch : Epoch.list(where)) if (epoch.start() < first) epoch.delete();
        assertThat(new EvidenceVerifier(key.vkey()).log(where))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven -> {
                            assertThat(proven.first()).isEqualTo(first);
                            assertThat(proven.entries()).isEqualTo(size - first);
                        });
        try (var log = EvidenceLog.open(where, key.origin(), key, () -> now)) {
            fill(log, 5);
            var now = log.checkpoint().checkpoint();
            var leaf = new Hashes().leaf(EntryCodec.encode(log.readLeaf(first)));
            assertThat(log.inclusionProof(first, now.size()).proves(leaf, now.root())).isTrue();
        }
    }

    @Test
    void aMissingMiddleEpochIsFound() throws IOException {
        threeEpochs();
        Epoch.list(folder).get(1).delete();
        assertThat(new EvidenceVerifier(key.vkey()).log(folder))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> assertThat(failed.where()).isEqualTo("entry 300"));
    }

    @Test
    void theLastEpochCannotBeLeftOut() throws IOException {
        threeEpochs();
        Epoch.list(folder).getLast().delete();
        assertThat(new EvidenceVerifier(key.vkey()).log(folder))
                .isInstanceOf(Verification.Failed.class);
        assertThatThrownBy(this::open).hasMessageContaining("were signed and only");
    }

    @Test
    void anyBitOfWhatAnEpochBeginsWithIsBound() throws IOException {
        threeEpochs();
        Epoch.list(folder).getFirst().delete();
        var epoch = Epoch.list(folder).getFirst();
        for (var name : List.of("tiles-0", "tiles-1", "entries")) {
            var file = epoch.folder().resolve(name);
            var whole = Files.readAllBytes(file);
            for (int i = 0; i < Math.min(whole.length, 600); i++) {
                var flipped = whole.clone();
                flipped[i] ^= (byte) (1 << i % 8);
                Files.write(file, flipped);
                assertThat(new EvidenceVerifier(key.vkey()).log(folder))
                        .as("%s byte %d", name, i)
                        .isInstanceOf(Verification.Failed.class);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void whatACrashLeftOfAnEpochIsClearedAway() throws IOException {
        threeEpochs();
        Files.createDirectories(folder.resolve("epoch-999.new"));
        Files.createDirectories(folder.resolve("epoch-0.deleted/objects"));
        try (var log = open()) {
            assertThat(log.first()).isZero();
            fill(log, 1);
        }
        assertThat(folder.resolve("epoch-999.new")).doesNotExist();
        assertThat(folder.resolve("epoch-0.deleted")).doesNotExist();
    }

    @Test
    void aLostIndexIsFoundAgainByReading() throws IOException {
        threeEpochs();
        var index = folder.resolve("epoch-0/index");
        Files.write(index, new byte[3]);
        try (var log = open()) {
            assertThat(log.read(299).payload()).isEqualTo(payload(299));
        }
        Files.delete(index);
        try (var log = open()) {
            assertThat(log.read(257).payload()).isEqualTo(payload(257));
        }
    }

    @Test
    void aDamagedFirstEntryOfTheLastEpochStopsTheStart() throws IOException {
        threeEpochs();
        var entries = Epoch.list(folder).getLast().entries();
        EvidenceLogTest.flip(entries, 40);
        assertThatThrownBy(this::open)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("Keep the folder as it is");
    }

    private void threeEpochs() throws IOException {
        try (var log = open()) {
            fill(log, 300);
            log.beginEpoch();
            fill(log, 20);
            log.beginEpoch();
            fill(log, 2);
        }
    }

    private EvidenceLog open() throws IOException {
        return EvidenceLog.open(folder, key.origin(), key, () -> now);
    }

    private void proven(long first, long entries) throws IOException {
        assertThat(new EvidenceVerifier(key.vkey()).log(folder))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven -> {
                            assertThat(proven.first()).isEqualTo(first);
                            assertThat(proven.entries()).isEqualTo(entries);
                        });
    }

    private static void fill(EvidenceLog log, int entries) throws IOException {
        long start = log.size();
        for (int i = 0; i < entries; i++) log.append(EntryType.BATCH, payload(start + i));
        log.commit();
    }

    private static byte[] payload(long index) {
        return ("payload " + index).getBytes(UTF_8);
    }
}
