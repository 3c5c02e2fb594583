package eu.sealwatch.agent.spool;

import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.Position;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed batches on disk until the collector has acknowledged them, in segment files that are
 * deleted whole. Bounded: when full, the oldest segment goes and {@link #dropped} says so. Only
 * what the disk holds can be read, so nothing leaves that a crash could take back.
 *
 * <p>The last segment always stays, so that the next sequence and the hash chain outlive restarts.
 * Thread safe; one process for each folder.
 *
 * <p>appended = acknowledged + waiting + dropped, counted in batches.
 */
public final class Spool implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    /** Makes a batch anew for another place in the stream. */
    interface Renumbering {
        SignedBatch at(Position before, SignedBatch old) throws IOException;
    }

    private final Path folder;
    private final SpoolLimits limits;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long bytes;
    private long acknowledged;
    private long dropped;
    private long forced;
    private long unforcedBytes;
    private long forcedAt;
    private Runnable onReadable = () -> {};

    private Spool(Path folder, SpoolLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    public static Spool open(Path folder, SpoolLimits limits) throws IOException {
        DurableFile.createFolder(folder);
        Spool spool = new Spool(folder, limits);
        spool.recover();
        return spool;
    }

    /** The batch that was appended last: the next one takes the number after and names its hash. */
    public synchronized Position last() {
        return active().last();
    }

    /** Batches not acknowledged. */
    public synchronized long waiting() {
        return last().sequence() - Math.max(acknowledged, oldest().before().sequence());
    }

    public synchronized long bytes() {
        return bytes;
    }

    /** Batches that went unacknowledged because the bound was reached. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Runs after batches became readable, on the thread that made them so. */
    public synchronized void onReadable(Runnable listener) {
        onReadable = listener;
    }

    synchronized void append(SignedBatch signed, long now) throws IOException {
        long size = (long) Segment.RECORD_HEADER_BYTES + signed.getSerializedSize();
        if (!active().isEmpty() && active().size() + size > limits.segmentBytes()) {
            force(now);
            add(Segment.create(folder, new SegmentHeader(false, last())));
        }
        makeRoom(size);
        active().append(last().sequence() + 1, signed);
        bytes += size;
        unforcedBytes += size;
        forceWhenDue(now);
    }

    /** Forces to the disk what has waited long enough; to be called every now and then. */
    public synchronized void forceWhenDue(long now) throws IOException {
        boolean due = now - forcedAt >= limits.forceEvery().toNanos() || now < forcedAt;
        if (unforcedBytes > 0 && (due || unforcedBytes >= limits.forceBytes())) {
            force(now);
        }
    }

    synchronized void force(long now) throws IOException {
        active().force();
        unforcedBytes = 0;
        forcedAt = now;
        forced = last().sequence();
        onReadable.run();
    }

    /** The first batch after a sequence that the disk holds, or null when there is none. */
    public synchronized @Nullable SpooledBatch read(long after) throws IOException {
        if (after >= forced) {
            return null;
        }
        for (Segment segment : segments) {
            if (segment.last().sequence() > after) {
                SpooledBatch batch = segment.read(after);
                return batch != null && batch.sequence() <= forced ? batch : null;
            }
        }
        return null;
    }

    /** The collector holds everything up to here: segments that end before it are deleted. */
    public synchronized void acknowledge(long sequence) throws IOException {
        acknowledged = Math.max(acknowledged, Math.min(sequence, last().sequence()));
        while (segments.size() > 1 && oldest().last().sequence() <= acknowledged) {
            deleteOldest();
        }
    }

    /**
     * Moves what waits behind another position, for a collector that already has batches under our
     * numbers. A crash on the way leaves either the old segments or the new one in force.
     */
    synchronized void moveBehind(Position position, Renumbering renumbering, long now)
            throws IOException {
        long moved = waiting();
        Path draft = folder.resolve("draft");
        deleteDraft(draft);
        DurableFile.createFolder(draft);
        Segment fresh = Segment.create(draft, new SegmentHeader(true, position));
        long after = Math.max(acknowledged, oldest().before().sequence());
        for (Segment segment : segments) {
            for (SpooledBatch old = segment.read(after); old != null; old = segment.read(after)) {
                SignedBatch renumbered = renumbering.at(fresh.last(), old.signed());
                fresh.append(fresh.last().sequence() + 1, renumbered);
                after = old.sequence();
            }
        }
        fresh.force();
        fresh.close();
        Path name = draft.resolve(Segment.name(position));
        DurableFile.rename(name, folder.resolve(Segment.name(position)));
        while (!segments.isEmpty()) {
            deleteOldest();
        }
        add(Segment.open(folder.resolve(Segment.name(position))));
        acknowledged = position.sequence();
        LOG.warn("moved {} waiting batches behind batch {}", moved, position.sequence());
        force(now);
    }

    @Override
    public synchronized void close() throws IOException {
        active().force();
        for (Segment segment : segments) {
            segment.close();
        }
    }

    private void recover() throws IOException {
        deleteDraft(folder.resolve("draft"));
        for (Path file : filesInOrder()) {
            Segment segment = Segment.open(file);
            if (segment.voidsEarlier()) {
                while (!segments.isEmpty()) {
                    deleteOldest();
                }
            }
            add(segment);
        }
        if (segments.isEmpty()) {
            add(Segment.create(folder, new SegmentHeader(false, Position.START)));
        }
        forced = last().sequence();
        acknowledged = oldest().before().sequence();
    }

    private List<Path> filesInOrder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Segment.SUFFIX)).sorted().toList();
        }
    }

    private static void deleteDraft(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (Stream<Path> files = Files.list(draft)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(draft);
        }
    }

    private void makeRoom(long size) throws IOException {
        while (bytes + size > limits.maxBytes() && segments.size() > 1) {
            long from = Math.max(acknowledged, oldest().before().sequence());
            long lost = Math.max(0, oldest().last().sequence() - from);
            dropped += lost;
            LOG.warn(
                    "spool is full ({} bytes): dropped {} batches up to {}",
                    limits.maxBytes(),
                    lost,
                    oldest().last().sequence());
            deleteOldest();
        }
    }

    private void add(Segment segment) {
        segments.addLast(segment);
        bytes += segment.size();
    }

    private void deleteOldest() throws IOException {
        Segment gone = segments.removeFirst();
        bytes -= gone.size();
        gone.delete();
    }

    private Segment oldest() {
        return segments.getFirst();
    }

    private Segment active() {
        return segments.getLast();
    }
}
