package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a bundle or a log, with any tool, with the operator's key too: it shows. The
 * seed is fixed; keys and signatures are made anew, so a failing bit is named.
 */
class MutationTest {

    private static final long SEED = 20_261_124;
    private static final Random RANDOM = new Random(SEED);

    @TempDir static Path folder;
    private static AttestedLog log;
    private static byte[] bundle;
    private static Path changed;

    @BeforeAll
    static void make() throws Exception {
        log = new AttestedLog(folder);
        bundle = Files.readAllBytes(log.bundle("all.asice", 2L, 5L, 7L, 8L, 10L, 12L));
        changed = folder.resolve("changed.asice");
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @RepeatedTest(150)
    void anyBitOfABundleFlippedChecksumsPutRight() throws IOException {
        var flipped = bundle.clone();
        int bit = RANDOM.nextInt(8 * bundle.length);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        var patched = ZipPatch.withCrcs(flipped);
        // A bit of a checksum would be put right again.
        boolean same = Arrays.equals(patched, bundle);
        Files.write(changed, same || RANDOM.nextBoolean() ? flipped : patched);
        assertRefused("bit " + bit);
    }

    @RepeatedTest(40)
    void recordsRemovedSwappedMovedOrDoubledAndAllPackedAnew() throws IOException {
        var records = new ArrayList<>(Records.parse(part(BundleFile.RECORDS)).all());
        int one = RANDOM.nextInt(records.size());
        int other = (one + 1 + RANDOM.nextInt(records.size() - 1)) % records.size();
        switch (RANDOM.nextInt(4)) {
            case 0 -> records.remove(one);
            case 1 -> {
                var first = records.get(one);
                var second = records.get(other);
                records.set(one, new Records.Logged(first.index(), second.entry()));
                records.set(other, new Records.Logged(second.index(), first.entry()));
            }
            case 2 -> {
                var moved = records.get(one);
                records.set(one, new Records.Logged(moved.index() + 1, moved.entry()));
            }
            default -> records.add(one, records.get(one));
        }
        repack(BundleFile.RECORDS, framed(records));
        assertRefused("records " + one + " and " + other);
    }

    @Test
    void eachPartReplacedByItsLikeOfAnotherBundle() throws Exception {
        var other = log.bundle("other.asice", 1L, 6L);
        for (var name :
                List.of(
                        BundleFile.RECORDS,
                        BundleFile.PROOF,
                        BundleFile.CONSISTENCY,
                        BundleFile.TOKEN,
                        BundleFile.MANIFEST)) {
            byte[] part;
            try (var zip = new ZipFile(other.toFile())) {
                part = zip.getInputStream(zip.getEntry(name)).readAllBytes();
            }
            repack(name, part);
            assertRefused(name);
        }
    }

    @Test
    void aReportRewrittenAndAllPackedAnewShowsByTheStampOfTheBundle() throws IOException {
        repack(BundleFile.REPORT, "nothing happened\n".getBytes(UTF_8));
        assertRefused("report");
    }

    @Test
    void aHistorySignedAnewByAThiefOfTheKeyBeforeWhatWasWitnessed() throws Exception {
        var forged = folder.resolve("forged");
        try (var thief = EvidenceLog.open(forged, AttestedLog.ORIGIN, log.key)) {
            for (int i = 0; i < 30; i++) {
                thief.append(EntryType.BATCH, ("invented " + i).getBytes(UTF_8));
            }
        }
        Files.copy(log.log().resolve("cosigned"), forged.resolve("cosigned"));
        assertThat(log.verifier().log(forged))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> assertThat(failed.why()).contains("two histories"));
        Files.delete(forged.resolve("cosigned"));
        assertThat(log.verifier().log(forged))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> assertThat(failed.why()).contains("needs witnesses"));
    }

    @Test
    void aTailSignedAnewByAThiefOfTheKeyShowsByTheTimeStampsToo() throws Exception {
        var forged = folder.resolve("tail");
        BundleTest.copy(log.log(), forged);
        // the thief keeps the first epoch, with its stamp, and invents what followed
        for (var epoch : Epoch.list(forged)) if (epoch.start() > 0) epoch.delete();
        Files.delete(forged.resolve("signing-state"));
        Files.delete(forged.resolve("checkpoint"));
        var stolen = new ArrayList<byte[]>();
        try (var reader = LogReader.open(log.log(), log.policy)) {
            stolen.add(reader.read(10).payload());
        }
        try (var thief = EvidenceLog.open(forged, AttestedLog.ORIGIN, log.key)) {
            for (int i = 0; i < 10; i++) {
                thief.append(EntryType.BATCH, ("invented " + i).getBytes(UTF_8));
            }
            // and would like to show an old stamp for it
            thief.append(EntryType.TIME_STAMP, stolen.getFirst());
        }
        var trust = TrustPolicy.ofKeys(log.key.vkeys());
        Files.delete(forged.resolve("cosigned"));
        assertThat(new EvidenceVerifier(trust, Optional.of(log.tsa.trust())).log(forged))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> {
                            assertThat(failed.where()).isEqualTo("entry 16");
                            assertThat(failed.why()).contains("two histories");
                        });
    }

    @RepeatedTest(60)
    void anyBitOfAnyFileOfALogThatProves() throws IOException {
        var files = new ArrayList<Path>();
        try (var walk = Files.walk(log.log())) {
            for (var file : walk.sorted().toList()) {
                var name = file.getFileName().toString();
                boolean proves = !List.of("began", "index", "lock").contains(name);
                if (Files.isRegularFile(file) && Files.size(file) > 0 && proves) files.add(file);
            }
        }
        var file = files.get(RANDOM.nextInt(files.size()));
        var whole = Files.readAllBytes(file);
        var flipped = whole.clone();
        int bit = RANDOM.nextInt(8 * whole.length);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, flipped);
        try {
            assertThat(log.verifier().log(log.log()))
                    .as("%s bit %d", file, bit)
                    .isInstanceOf(Verification.Failed.class);
        } finally {
            Files.write(file, whole);
        }
    }

    @RepeatedTest(20)
    void entriesOfALogRemovedSwappedOrDoubledAndTilesLeft() throws IOException {
        var epoch = Epoch.list(log.log()).get(RANDOM.nextInt(3));
        var whole = Files.readAllBytes(epoch.entries());
        var entries = new ArrayList<byte[]>();
        try (var reader = EntryReader.open(epoch.entries())) {
            while (reader.wholeRecordFollows()) entries.add(reader.next().orElseThrow());
        }
        int one = RANDOM.nextInt(entries.size());
        switch (RANDOM.nextInt(3)) {
            case 0 -> entries.remove(one);
            case 1 -> Collections.swap(entries, one, (one + 1) % entries.size());
            default -> entries.add(one, entries.get(one));
        }
        var out = new ByteArrayOutputStream();
        for (var entry : entries) {
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) entry.length).array());
            out.writeBytes(entry);
        }
        Files.write(epoch.entries(), out.toByteArray());
        try {
            assertThat(log.verifier().log(log.log())).isInstanceOf(Verification.Failed.class);
        } finally {
            Files.write(epoch.entries(), whole);
        }
    }

    private static void assertRefused(String what) {
        assertThat(log.verifier().bundle(changed)).as(what).isInstanceOf(Verification.Failed.class);
    }

    private static byte[] part(String name) throws IOException {
        Files.write(changed, bundle);
        try (var zip = new ZipFile(changed.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private static byte[] framed(List<Records.Logged> records) {
        return new Records(records).bytes();
    }

    /** As a forger would: every checksum and digest of the container is right again. */
    private static void repack(String name, byte[] content) throws IOException {
        Files.write(changed, bundle);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipFile(changed.toFile());
                var packed = new BundleFile(out)) {
            for (var entry : Collections.list(zip.entries())) {
                boolean own =
                        entry.getName().equals(BundleFile.MIMETYPE)
                                || entry.getName().equals(BundleFile.DIGESTS);
                if (own) continue;
                packed.add(
                        entry.getName(),
                        entry.getName().equals(name)
                                ? content
                                : zip.getInputStream(entry).readAllBytes());
            }
        }
        Files.write(changed, out.toByteArray());
    }
}
