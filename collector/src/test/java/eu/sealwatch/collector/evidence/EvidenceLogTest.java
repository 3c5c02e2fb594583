package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLogTest {

    private final LogKey key = Vectors.logKey();
    private final String origin = key.origin();
    @TempDir Path folder;

    @Test
    void entriesComeBackAsTheyWereAppended() throws IOException {
        try (var log = open()) {
            assertThat(log.append(EntryType.BATCH, payload(0))).isZero();
            assertThat(log.append(EntryType.FINDING, payload(1))).isEqualTo(1);
            assertThat(log.size()).isZero();
            log.commit();
            assertThat(log.size()).isEqualTo(2);
            assertThat(log.read(1).type()).isEqualTo(EntryType.FINDING);
            assertThat(log.read(1).payload()).isEqualTo(payload(1));
        }
        try (var again = open()) {
            assertThat(again.recoveryNotes()).isEmpty();
            assertThat(again.read(0).payload()).isEqualTo(payload(0));
        }
    }

    @Test
    void entriesAreReadInOrderFromAnyIndex() throws IOException {
        try (var log = open()) {
            fill(log, 600);
            for (int from : new int[] {0, 1, 255, 256, 511, 599, 600}) {
                var seen = new ArrayList<Long>();
                log.forEach(
                        from,
                        (index, entry) -> {
                            assertThat(entry.payload()).isEqualTo(payload(index));
                            seen.add(index);
                        });
                assertThat(seen).hasSize(600 - from);
            }
            assertThatThrownBy(() -> log.read(600)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void whatAnEntryCannotHoldLiesBesideTheLogAndComesBack() throws IOException {
        var policy = new byte[1_000_000];
        policy[999_999] = 7;
        try (var log = open()) {
            log.append(EntryType.BATCH, new byte[65_517]);
            log.append(EntryType.BATCH, new byte[65_518]);
            log.append(EntryType.POLICY, policy);
            log.commit();
            assertThat(log.read(0).payload()).hasSize(65_517);
            assertThat(log.read(1).payload()).hasSize(65_518);
        }
        try (var log = open()) {
            assertThat(log.recoveryNotes()).isEmpty();
            assertThat(log.read(2).payload()).isEqualTo(policy);
            log.forEach(2, (index, entry) -> assertThat(entry.payload()).isEqualTo(policy));
        }
        assertThat(new EvidenceVerifier(key.vkey()).log(folder))
                .isInstanceOf(Verification.Proven.class);
    }

    @Test
    void aLostObjectIsSaidAtStartAndWhenRead() throws IOException {
        try (var log = open()) {
            log.append(EntryType.POLICY, new byte[70_000]);
            log.append(EntryType.BATCH, payload(1));
        }
        try (var objects = Files.list(folder.resolve("epoch-0/objects"))) {
            Files.delete(objects.findFirst().orElseThrow());
        }
        try (var log = open()) {
            assertThat(log.recoveryNotes())
                    .singleElement()
                    .asString()
                    .contains("entry 0: objects/");
            assertThatThrownBy(() -> log.read(0)).hasMessageContaining("missing: objects/");
            assertThat(log.read(1).payload()).isEqualTo(payload(1));
        }
    }

    @Test
    void checkpointsOfAGrowingLogAreConsistentAndProveEachEntry() throws IOException {
        try (var log = open()) {
            var earlier = new ArrayList<Checkpoint>();
            for (int size = 0; size < 600; size += 37) {
                fill(log, 37);
                var now = log.checkpoint().checkpoint();
                for (var before : earlier) {
                    var proof = log.consistencyProof(before.size(), now.size());
                    assertThat(proof.proves(before.root(), now.root())).isTrue();
                }
                earlier.add(now);
            }
            var now = log.latestCheckpoint().orElseThrow().checkpoint();
            var hashes = new Hashes();
            for (long i = 0; i < now.size(); i++) {
                var leaf = hashes.leaf(EntryCodec.encode(log.readLeaf(i)));
                var proof = log.inclusionProof(i, now.size());
                assertThat(proof.proves(leaf, now.root())).isTrue();
            }
            assertThatThrownBy(() -> log.inclusionProof(0, now.size() + 1))
                    .hasMessageContaining("latest checkpoint has size " + now.size());
        }
    }

    @Test
    void aRecordCutAtAnyByteIsSetAsideAndTheRestStands() throws IOException {
        try (var log = open()) {
            fill(log, 3);
        }
        var before = folder.resolve("before");
        copyLog(folder, before, 3);
        try (var log = open()) {
            fill(log, 1);
            log.commit();
            copyLog(folder, folder.resolve("after"), 4);
        }
        var whole = Files.readAllBytes(folder.resolve("after/epoch-0/entries"));
        int kept = (int) Files.size(before.resolve("epoch-0/entries"));
        for (int end = kept + 1; end < whole.length; end++) {
            Files.write(before.resolve("epoch-0/entries"), Arrays.copyOf(whole, end));
            try (var log = EvidenceLog.open(before, origin, key)) {
                assertThat(log.size()).isEqualTo(3);
                assertThat(log.recoveryNotes())
                        .singleElement()
                        .asString()
                        .contains("after entry 3")
                        .contains(end - kept + " bytes");
            }
            assertThat(before.resolve("epoch-0/entries.torn-" + kept)).hasSize(end - kept);
            assertThat(before.resolve("epoch-0/entries")).hasSize(kept);
        }
    }

    @Test
    void aLogShorterThanWhatWasSignedIsRefusedAndLeftAlone() throws IOException {
        try (var log = open()) {
            fill(log, 5);
        }
        var entries = folder.resolve("epoch-0/entries");
        var whole = Files.readAllBytes(entries);
        for (int end = 0; end < whole.length; end++) {
            var cut = Arrays.copyOf(whole, end);
            Files.write(entries, cut);
            assertThatThrownBy(this::open)
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining("5 entries were signed");
            assertThat(entries).hasBinaryContent(cut);
        }
    }

    @Test
    void aChangedEntryIsRefused() throws IOException {
        try (var log = open()) {
            fill(log, 5);
        }
        flip(folder.resolve("epoch-0/entries"), 40);
        assertThatThrownBy(this::open)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("not those that were signed");
    }

    @Test
    void anOlderSigningStateOrNoneIsRefused() throws IOException {
        try (var log = open()) {
            fill(log, 5);
        }
        Files.delete(folder.resolve("signing-state"));
        assertThatThrownBy(this::open).hasMessageContaining("signing-state is missing");
    }

    @Test
    void tilesThatLagOrAreDamagedArePutRight() throws IOException {
        try (var log = open()) {
            fill(log, 600);
        }
        var level0 = folder.resolve("epoch-0/tiles-0");
        var level1 = folder.resolve("epoch-0/tiles-1");
        var tiles = Files.readAllBytes(level0);
        flip(level0, 5000);
        Files.delete(level1);
        Files.write(level0, new byte[3], StandardOpenOption.APPEND);
        try (var log = open()) {
            assertThat(log.recoveryNotes()).singleElement().asString().contains("tiles-0");
        }
        assertThat(level0).hasBinaryContent(tiles);
        assertThat(level1).hasSize(2 * 32);
    }

    @Test
    void othersReadAndTakeProofsWhileOneWrites() throws Exception {
        try (var log = open();
                var readers = Executors.newFixedThreadPool(2)) {
            var done = new AtomicBoolean();
            Callable<Long> reader =
                    () -> {
                        long proven = 0;
                        while (!done.get() || proven == 0) {
                            if (log.size() > 0) {
                                long last = log.size() - 1;
                                assertThat(log.read(last).payload()).isEqualTo(payload(last));
                            }
                            if (log.latestCheckpoint().isEmpty()) continue;
                            var now = log.latestCheckpoint().get().checkpoint();
                            var leaf = new Hashes().leaf(EntryCodec.encode(log.readLeaf(0)));
                            var proof = log.inclusionProof(0, now.size());
                            assertThat(proof.proves(leaf, now.root())).isTrue();
                            proven++;
                        }
                        return proven;
                    };
            var first = readers.submit(reader);
            var second = readers.submit(reader);
            try {
                for (int i = 0; i < 200; i++) {
                    fill(log, 17);
                    if (i % 10 == 0) log.checkpoint();
                }
            } finally {
                done.set(true);
            }
            assertThat(first.get()).isPositive();
            assertThat(second.get()).isPositive();
        }
    }

    @Test
    void aSecondCollectorIsKeptOut() throws IOException {
        try (var log = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("in use by another collector");
            fill(log, 1);
        }
        open().close();
    }

    @Test
    void aKeyOfAnotherLogIsRefused() throws IOException {
        assertThatThrownBy(() -> EvidenceLog.open(folder, "other.example/log", key))
                .hasMessageContaining("cannot be signed");
        try (var log = open()) {
            fill(log, 1);
        }
        var other = LogKey.fromSeed(origin, new byte[32]);
        assertThatThrownBy(() -> EvidenceLog.open(folder, origin, other))
                .hasMessageContaining("not signed by the key");
    }

    @Test
    void whenTheDiskIsFullNothingIsHalfThereAndTheLogGoesOnLater() throws IOException {
        var disk = new AtomicReference<FullDisk>();
        try (var log =
                EvidenceLog.open(
                        folder,
                        origin,
                        key,
                        InstantSource.system(),
                        file -> {
                            disk.set(new FullDisk(FullDisk.openForWriting(file)));
                            return disk.get();
                        })) {
            fill(log, 3);
            log.checkpoint();
            for (int room = 0; room < 58; room++) {
                disk.get().leave(room);
                log.append(EntryType.BATCH, payload(3));
                log.append(EntryType.BATCH, payload(4));
                assertThatThrownBy(log::commit).hasMessageContaining("No space left");
                assertThat(log.size()).isEqualTo(3);
                assertThat(log.checkpoint().checkpoint().size()).isEqualTo(3);
            }
            disk.get().leave(Long.MAX_VALUE);
            assertThat(log.append(EntryType.BATCH, payload(3))).isEqualTo(3);
            log.checkpoint();
            assertThat(log.read(3).payload()).isEqualTo(payload(3));
        }
        assertThat(new EvidenceVerifier(key.vkey()).log(folder))
                .isInstanceOf(Verification.Proven.class);
    }

    @Test
    void sizeAndRootAreRecordedOnlyAfterTheEntriesAreDurable() throws IOException {
        var disk = new AtomicReference<FullDisk>();
        try (var log =
                EvidenceLog.open(
                        folder,
                        origin,
                        key,
                        InstantSource.system(),
                        file -> {
                            disk.set(new FullDisk(FullDisk.openForWriting(file)));
                            return disk.get();
                        })) {
            fill(log, 3);
            log.checkpoint();
            var state = Files.readString(folder.resolve("signing-state"));
            disk.get().refuseSync(true);
            log.append(EntryType.BATCH, payload(3));
            assertThatThrownBy(log::checkpoint).hasMessageContaining("sync");
            assertThat(folder.resolve("signing-state")).hasContent(state);
            disk.get().refuseSync(false);
        }
    }

    @Test
    void aCrashBetweenRecordingAndPublishingSignsTheSameAgain() throws IOException {
        try (var log = open()) {
            fill(log, 3);
        }
        var published = Files.readAllBytes(folder.resolve("checkpoint"));
        var log = open();
        fill(log, 2);
        // A folder in the way of the checkpoint: what follows signing cannot happen.
        Files.delete(folder.resolve("checkpoint"));
        Files.createDirectories(folder.resolve("checkpoint/in-the-way"));
        assertThatThrownBy(log::checkpoint).isInstanceOf(IOException.class);
        var state = Checkpoint.parse(Files.readString(folder.resolve("signing-state")));
        assertThat(state.size()).isEqualTo(5);
        assertThatThrownBy(log::close).isInstanceOf(IOException.class);
        Files.delete(folder.resolve("checkpoint/in-the-way"));
        Files.delete(folder.resolve("checkpoint"));
        Files.write(folder.resolve("checkpoint"), published);
        try (var again = open()) {
            assertThat(again.checkpoint().checkpoint()).isEqualTo(state);
        }
    }

    private EvidenceLog open() throws IOException {
        return EvidenceLog.open(folder, origin, key);
    }

    private static void fill(EvidenceLog log, int entries) throws IOException {
        long start = log.size();
        for (int i = 0; i < entries; i++) log.append(EntryType.BATCH, payload(start + i));
        log.commit();
    }

    private static byte[] payload(long i) {
        return ("payload " + i).getBytes(UTF_8);
    }

    private static void copyLog(Path from, Path to, long entries) throws IOException {
        Files.createDirectories(to.resolve("epoch-0"));
        for (var name :
                new String[] {
                    "epoch-0/entries",
                    "epoch-0/tiles-0",
                    "epoch-0/began",
                    "signing-state",
                    "checkpoint"
                }) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
        try (var reader = EntryReader.open(to.resolve("epoch-0/entries"))) {
            reader.skip(entries);
            assertThat(reader.remaining()).isZero();
        }
    }

    static void flip(Path file, long at) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, at);
        }
    }
}
