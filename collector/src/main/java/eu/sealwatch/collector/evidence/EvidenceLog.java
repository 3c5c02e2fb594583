package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tamper-evident log in a folder: entries appended to a file, a Merkle tree over all of them in
 * one file for each tile level, and a signed checkpoint that commits to all of it.
 *
 * <p>Entries lie in {@linkplain Epoch epochs}, which retention deletes whole. The tree does not
 * know of them: there is one tree, one origin and one row of indices for ever, so that a proof, a
 * finding's index or a witness's memory outlives the end of an epoch.
 *
 * <p>One process at a time may open the folder. One thread appends, commits and publishes; any
 * thread may read what is durable, and take proofs up to the latest checkpoint. Opening reads all
 * entries of the last epoch again, which takes time in proportion.
 */
public final class EvidenceLog implements Closeable {

    private final Path folder;
    private final SigningState signing;
    private final String origin;
    private final FolderLock lock;
    private final EpochWriter.Disk disk;
    private final InstantSource clock;
    private final List<String> recoveryNotes;
    private final Salts salts = new Salts();

    private EpochWriter writer;
    private volatile EpochReaders epochs;
    private volatile long size;
    private volatile Optional<SignedCheckpoint> latest;

    private EvidenceLog(
            Path folder,
            LogKey key,
            FolderLock lock,
            EpochWriter.Disk disk,
            InstantSource clock,
            EpochWriter writer,
            EpochReaders closed)
            throws IOException {
        this.folder = folder;
        this.signing = new SigningState(folder, key);
        this.origin = key.origin();
        this.lock = lock;
        this.disk = disk;
        this.clock = clock;
        this.writer = writer;
        this.epochs = closed.with(writer.reader());
        this.recoveryNotes = writer.recoveryNotes();
        this.size = writer.size();
        this.latest = signing.latest();
    }

    /**
     * Opens the log, or makes it. Refuses a folder that another process has open, and a log that
     * does not hold what its key has signed.
     *
     * @param origin the log's name, for ever; the name of the key too
     */
    public static EvidenceLog open(Path folder, String origin, LogKey key) throws IOException {
        return open(folder, origin, key, InstantSource.system());
    }

    static EvidenceLog open(Path folder, String origin, LogKey key, InstantSource clock)
            throws IOException {
        return open(
                folder,
                origin,
                key,
                clock,
                file ->
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE));
    }

    static EvidenceLog open(
            Path folder, String origin, LogKey key, InstantSource clock, EpochWriter.Disk disk)
            throws IOException {
        if (!key.origin().equals(origin)) {
            throw new EvidenceException(
                    "the log %s cannot be signed by the key of %s".formatted(origin, key.origin()));
        }
        Files.createDirectories(folder);
        var lock = FolderLock.take(folder);
        try {
            Epoch.clean(folder);
            var signing = new SigningState(folder, key);
            var signed = signing.signed();
            var found = new ArrayList<>(Epoch.list(folder));
            if (found.isEmpty()) found.add(EpochWriter.createFirst(folder, clock.instant()));
            var last = found.removeLast();
            var writer = EpochWriter.open(last, signed, signing::check, disk);
            try {
                return new EvidenceLog(
                        folder, key, lock, disk, clock, writer, EpochReaders.open(found));
            } catch (IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What the start had to put right; empty after a clean end. For the operator's log. */
    public List<String> recoveryNotes() {
        return recoveryNotes;
    }

    /**
     * Adds an entry, not durable yet. When the following {@link #commit} fails, the index is void.
     *
     * @param payload up to 256 MiB; what is longer than 65,517 bytes is written to a file of its
     *     own, and is durable when this returns
     */
    public synchronized long append(EntryType type, byte[] payload) throws IOException {
        long index = writer.next();
        writer.add(type, salts.next(), payload);
        return index;
    }

    /**
     * Makes all appended entries durable with one sync. After an error none of them is in the log,
     * and the log goes on from where it was.
     */
    public synchronized void commit() throws IOException {
        writer.commit();
        size = writer.size();
    }

    /**
     * Commits, then signs and publishes a checkpoint of all entries. The size and root are durable
     * before the signature exists, so that no crash can lead to two histories, both signed.
     */
    public synchronized SignedCheckpoint checkpoint() throws IOException {
        commit();
        writer.flushTiles();
        var checkpoint = new Checkpoint(origin, size, writer.root());
        var published = latest;
        if (published.isPresent() && published.get().checkpoint().equals(checkpoint)) {
            return published.get();
        }
        var signed = signing.sign(checkpoint);
        latest = Optional.of(signed);
        return signed;
    }

    /** Whether the current epoch has outgrown a size, or the month (UTC) in which it began. */
    public synchronized boolean epochIsOver(long mostBytes) throws IOException {
        if (size - writer.epoch().start() <= 1) return false;
        return writer.bytes() >= mostBytes
                || !month(writer.epoch().began()).equals(month(clock.instant()));
    }

    /** Signs all that is there, and begins an epoch whose first entry is that checkpoint. */
    public synchronized void beginEpoch() throws IOException {
        var last = checkpoint();
        if (last.checkpoint().size() == writer.epoch().start()) return;
        writer.end();
        var epoch = EpochWriter.createNext(folder, last, epochs, salts.next(), clock.instant());
        var next = EpochWriter.open(epoch, List.of(last.checkpoint()), signing::check, disk);
        var ended = writer;
        writer = next;
        epochs = epochs.with(next.reader());
        size = next.size();
        ended.closeEntries();
    }

    /**
     * Deletes the epochs that ended longer ago than a time, never the current one.
     *
     * @return how many entries went
     */
    public synchronized long deleteEpochs(Duration olderThan) throws IOException {
        var cut = clock.instant().minus(olderThan);
        var all = epochs.all();
        long before = first();
        for (int i = 0; i + 1 < all.size(); i++) {
            var next = all.get(i + 1).epoch();
            if (next.began().isAfter(cut)) break;
            epochs = epochs.from(next.start());
            all.get(i).close();
            all.get(i).epoch().delete();
        }
        return first() - before;
    }

    public Optional<SignedCheckpoint> latestCheckpoint() {
        return latest;
    }

    /** Number of durable entries, those of deleted epochs included: the next entry's index. */
    public long size() {
        return size;
    }

    /** Index of the first entry that is still here. */
    public long first() {
        return epochs.first();
    }

    public Entry read(long index) throws IOException {
        requireDurable(index);
        return epochs.entry(index);
    }

    /** Shows all entries that are durable now, from an index on. */
    public void forEach(long from, EntryVisitor visitor) throws IOException {
        long end = size;
        if (from < 0 || from > end) throw new IndexOutOfBoundsException("entry " + from);
        epochs.forEach(
                from,
                end,
                (index, bytes, objects) ->
                        visitor.entry(index, EntryCodec.decode(bytes).entry(objects)));
    }

    /**
     * @param size of the latest checkpoint or one before
     */
    public InclusionProof inclusionProof(long index, long size) throws IOException {
        return published(size).inclusion(index);
    }

    public ConsistencyProof consistencyProof(long oldSize, long newSize) throws IOException {
        return published(newSize).consistency(oldSize);
    }

    /** Publishes a last checkpoint, so that the folder verifies as it lies. */
    @Override
    public synchronized void close() throws IOException {
        try (lock;
                var all = epochs;
                var last = writer) {
            checkpoint();
        }
    }

    Leaf readLeaf(long index) throws IOException {
        requireDurable(index);
        return epochs.leaf(index);
    }

    private void requireDurable(long index) {
        if (index < 0 || index >= size) throw new IndexOutOfBoundsException("entry " + index);
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(ZoneOffset.UTC));
    }

    private TreeView published(long size) {
        long most = latest.map(signed -> signed.checkpoint().size()).orElse(0L);
        if (size < 0 || size > most) {
            throw new IllegalArgumentException(
                    "the latest checkpoint has size %d, not %d".formatted(most, size));
        }
        return new TreeView(epochs, size);
    }
}
