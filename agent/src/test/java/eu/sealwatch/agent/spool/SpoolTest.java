package eu.sealwatch.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.BatchSignature;
import eu.sealwatch.wire.Keys;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final KeyPair KEY = Keys.newPair();
    private static final SpoolLimits SMALL = new SpoolLimits(8 << 10, 1 << 10, 0, Duration.ZERO);

    @TempDir Path folder;

    @Test
    void givesBatchesInOrderAfterAnySequence() throws IOException {
        try (Spool spool = spoolOf(20)) {
            assertThat(sequencesAfter(spool, 0)).hasSize(20).startsWith(1L).endsWith(20L);
            assertThat(sequencesAfter(spool, 13))
                    .containsExactly(14L, 15L, 16L, 17L, 18L, 19L, 20L);
            assertThat(sequencesAfter(spool, 2)).hasSize(18);
        }
    }

    @Test
    void everyBatchNamesTheOneBefore() throws IOException {
        try (Spool spool = spoolOf(12)) {
            Position before = Position.START;
            for (long after = 0; spool.read(after) instanceof SpooledBatch next; after++) {
                Batch batch = Batch.parseFrom(next.signed().getBatch());
                assertThat(batch.getPreviousHash()).isEqualTo(before.hash());
                assertThat(BatchSignature.verify(KEY.getPublic(), next.signed())).isTrue();
                before = Position.of(next.sequence(), next.signed().getBatch());
            }
            assertThat(before).isEqualTo(spool.last());
        }
    }

    @Test
    void acknowledgedSegmentsAreDeletedAndNumbersGoOnAfterRestart() throws IOException {
        Position last;
        try (Spool spool = spoolOf(20)) {
            spool.acknowledge(20);
            assertThat(spool.waiting()).isZero();
            assertThat(segments()).hasSize(1);
            last = spool.last();
        }
        try (Spool spool = Spool.open(folder, SMALL)) {
            assertThat(spool.last()).isEqualTo(last);
        }
    }

    @Test
    void emptyLastSegmentStillKnowsWhatComesNext() throws IOException {
        try (Spool spool = spoolOf(3)) {
            spool.acknowledge(3);
        }
        Path segment = segments().getLast();
        Position before;
        try (Segment opened = Segment.open(segment)) {
            before = opened.before();
        }
        cut(segment, SegmentHeader.BYTES);

        try (Spool spool = Spool.open(folder, SMALL)) {
            assertThat(spool.last()).isEqualTo(before);
        }
    }

    @Test
    void lastRecordTornAtAnyByteIsCutOffAndTheRestStays() throws IOException {
        long whole;
        Position before;
        try (Spool spool = spoolOf(2)) {
            before = spool.last();
            whole = spool.bytes();
            add(spool, 3);
        }
        Path segment = segments().getLast();
        byte[] bytes = Files.readAllBytes(segment);
        for (int length = (int) whole; length < bytes.length; length++) {
            Files.write(segment, bytes);
            cut(segment, length);
            try (Spool spool = Spool.open(folder, SMALL)) {
                assertThat(spool.last()).as("torn at %d", length).isEqualTo(before);
                assertThat(sequencesAfter(spool, 0)).containsExactly(1L, 2L);
            }
            assertThat(Files.size(segment)).isEqualTo(whole);
        }
    }

    @Test
    void anyFlippedByteOfTheLastRecordIsNoticed() throws IOException {
        long whole;
        try (Spool spool = spoolOf(2)) {
            whole = spool.bytes();
            add(spool, 3);
        }
        Path segment = segments().getLast();
        byte[] bytes = Files.readAllBytes(segment);
        for (int at = (int) whole; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            Files.write(segment, flipped);
            try (Spool spool = Spool.open(folder, SMALL)) {
                assertThat(spool.last().sequence()).as("flipped at %d", at).isEqualTo(2);
            }
        }
    }

    @Test
    void fullSpoolDropsTheOldestAndCountsThem() throws IOException {
        try (Spool spool = spoolOf(200)) {
            assertThat(spool.bytes()).isLessThanOrEqualTo(SMALL.maxBytes());
            assertThat(spool.dropped()).isPositive();
            assertThat(spool.dropped() + spool.waiting()).isEqualTo(200);
            List<Long> left = sequencesAfter(spool, 0);
            assertThat(left).hasSize((int) spool.waiting()).endsWith(200L);
        }
    }

    @Test
    void nothingCanBeReadBeforeTheDiskHoldsIt() throws IOException {
        var lazy = new SpoolLimits(1 << 20, 1 << 16, 1 << 16, Duration.ofSeconds(5));
        try (Spool spool = Spool.open(folder, lazy)) {
            long start = Duration.ofDays(1).toNanos();
            append(spool, start); // the first after a long time
            append(spool, start + 1);
            assertThat(sequencesAfter(spool, 0)).containsExactly(1L);
            spool.forceWhenDue(start + Duration.ofSeconds(5).toNanos());
            assertThat(sequencesAfter(spool, 0)).containsExactly(1L, 2L);
        }
    }

    @Test
    void waitingBatchesMoveBehindACollectorThatIsAhead() throws IOException {
        Position collectors = new Position(100, Position.of(1, batchBytes()).hash());
        try (Spool spool = spoolOf(20)) {
            spool.acknowledge(2);
            new Batcher("site-1", KEY.getPrivate(), spool, Duration.ofSeconds(1))
                    .continueAfter(collectors, 1);

            assertThat(sequencesAfter(spool, 100)).hasSize(18).startsWith(101L).endsWith(118L);
            SpooledBatch first = spool.read(100);
            assertThat(first).isNotNull();
            Batch batch = Batch.parseFrom(first.signed().getBatch());
            assertThat(batch.getSequence()).isEqualTo(101);
            assertThat(batch.getPreviousHash()).isEqualTo(collectors.hash());
            assertThat(batch.getObservations(0).getTime()).isEqualTo(3);
            assertThat(BatchSignature.verify(KEY.getPublic(), first.signed())).isTrue();
        }
        try (Spool spool = Spool.open(folder, SMALL)) {
            assertThat(sequencesAfter(spool, 100)).hasSize(18);
        }
    }

    @Test
    void quietAgentSealsABatchWithinASecond() throws IOException {
        try (Spool spool = Spool.open(folder, SMALL)) {
            Batcher batcher = new Batcher("site-1", KEY.getPrivate(), spool, Duration.ofSeconds(1));
            batcher.add(observation(1), 0);
            batcher.tick(999_999_999);
            assertThat(spool.last().sequence()).isZero();
            batcher.tick(1_000_000_000);
            assertThat(spool.last().sequence()).isEqualTo(1);
        }
    }

    @Test
    void signedBatchFitsAnEvidenceEntryWhateverTheObservationsSize() throws IOException {
        try (Spool spool = Spool.open(folder, SpoolLimits.of(16 << 20))) {
            Batcher batcher = new Batcher("site-1", KEY.getPrivate(), spool, Duration.ofSeconds(1));
            for (int size = 1; size < 100_000; size += 997) {
                batcher.add(flowNamed("n".repeat(size)), 0);
            }
            batcher.flush(0);
            int observations = 0;
            for (long after = 0; spool.read(after) instanceof SpooledBatch next; after++) {
                assertThat(next.signed().getSerializedSize()).isLessThan(60_000);
                observations += Batch.parseFrom(next.signed().getBatch()).getObservationsCount();
            }
            assertThat(observations).isEqualTo(101);
            assertThat(batcher.cut()).isPositive();
            assertThat(batcher.lost()).isZero();
        }
    }

    @Test
    void observationThatCannotBeCutIsCountedAsLost() throws IOException {
        try (Spool spool = Spool.open(folder, SMALL)) {
            Batcher batcher = new Batcher("site-1", KEY.getPrivate(), spool, Duration.ofSeconds(1));
            FlowRecord endless = FlowRecord.newBuilder().setProtocol("x".repeat(60_000)).build();
            batcher.add(Observation.newBuilder().setFlow(endless).build(), 0);
            batcher.flush(0);
            assertThat(batcher.lost()).isEqualTo(1);
            assertThat(spool.last().sequence()).isZero();
        }
    }

    private Spool spoolOf(int batches) throws IOException {
        Spool spool = Spool.open(folder, SMALL);
        for (int i = 1; i <= batches; i++) {
            add(spool, i);
        }
        return spool;
    }

    private static void add(Spool spool, long time) throws IOException {
        Batcher batcher = new Batcher("site-1", KEY.getPrivate(), spool, Duration.ofSeconds(1));
        batcher.add(observation(time), 0);
        batcher.flush(0);
    }

    private static void append(Spool spool, long now) throws IOException {
        long sequence = spool.last().sequence() + 1;
        SignedBatch signed =
                BatchSignature.sign(
                        KEY.getPrivate(), Batch.newBuilder().setSequence(sequence).build());
        spool.append(signed, now);
    }

    private static ByteString batchBytes() {
        return Batch.newBuilder().setSequence(100).build().toByteString();
    }

    private static Observation observation(long time) {
        return Observation.newBuilder().setTime(time).build();
    }

    private static Observation flowNamed(String name) {
        return Observation.newBuilder().setFlow(FlowRecord.newBuilder().addNames(name)).build();
    }

    private static List<Long> sequencesAfter(Spool spool, long from) throws IOException {
        List<Long> found = new ArrayList<>();
        for (long after = from; spool.read(after) instanceof SpooledBatch next; ) {
            after = next.sequence();
            found.add(after);
        }
        return found;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void cut(Path file, long length) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) length));
    }
}
