package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tamper-evident log in a folder: entries appended to one file, a Merkle tree over them in one
 * file for each tile level, and a signed checkpoint that commits to all of it.
 *
 * <p>One process at a time may open the folder. One thread appends, commits and publishes; any
 * thread may read what is durable, and take proofs up to the latest checkpoint. Opening reads all
 * entries again, which takes time in proportion: a folder is one epoch of the log, kept to a month
 * or a size.
 */
public final class EvidenceLog implements Closeable {

    static final String SIGNING_STATE = "signing-state";
    static final String CHECKPOINT = "checkpoint";
    private static final int MOST_PENDING_TILE_BYTES = 1 << 20;

    private final Path folder;
    private final LogKey key;
    private final FolderLock lock;
    private final TileFiles tiles;
    private final ObjectFiles objects;
    private final MerkleTree tree;
    private final EntryIndex index;
    private final EntryWriter writer;
    private final List<String> recoveryNotes;

    private final Hashes hashes = new Hashes();
    private final Salts salts = new Salts();
    private final List<Pending> pending = new ArrayList<>();
    private volatile long size;
    private volatile Optional<SignedCheckpoint> latest;

    private record Pending(Hash leaf, int length) {}

    /** How the entries file is opened; a test can give a disk that is full. */
    @FunctionalInterface
    interface Disk {
        FileChannel open(Path file) throws IOException;
    }

    private EvidenceLog(
            Path folder,
            LogKey key,
            FolderLock lock,
            TileFiles tiles,
            Rebuild rebuilt,
            EntryWriter writer,
            Optional<SignedCheckpoint> latest) {
        this.folder = folder;
        this.key = key;
        this.lock = lock;
        this.tiles = tiles;
        this.objects = new ObjectFiles(folder);
        this.tree = rebuilt.tree();
        this.index = rebuilt.index();
        this.recoveryNotes = rebuilt.notes();
        this.writer = writer;
        this.size = tree.size();
        this.latest = latest;
    }

    /**
     * Opens the log, or makes it. Refuses a folder that another process has open, and a log that
     * does not hold what its key has signed.
     *
     * @param origin the log's name, for ever; the name of the key too
     */
    public static EvidenceLog open(Path folder, String origin, LogKey key) throws IOException {
        return open(
                folder,
                origin,
                key,
                file ->
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE));
    }

    static EvidenceLog open(Path folder, String origin, LogKey key, Disk disk) throws IOException {
        if (!key.origin().equals(origin)) {
            throw new EvidenceException(
                    "the log %s cannot be signed by the key of %s".formatted(origin, key.origin()));
        }
        Files.createDirectories(folder);
        var lock = FolderLock.take(folder);
        var tiles = TileFiles.writing(folder);
        try {
            var latest = readLatest(folder, key);
            var rebuild = new Rebuild(folder, tiles, signed(folder, origin, latest));
            rebuild.run();
            var entries = folder.resolve(Rebuild.ENTRIES);
            var writer = new EntryWriter(disk.open(entries), rebuild.index().bytes());
            DurableFile.syncFolder(entries);
            return new EvidenceLog(folder, key, lock, tiles, rebuild, writer, latest);
        } catch (IOException | RuntimeException e) {
            tiles.close();
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
        var body =
                payload.length > EntryCodec.MOST_PAYLOAD_BYTES
                        ? objects.put(payload)
                        : new Body.Inline(payload);
        var entry = EntryCodec.encode(new Leaf(type, salts.next(), body));
        if (!writer.hasRoomFor(entry.length)) {
            throw new IllegalStateException("64 MiB of entries wait; commit them first");
        }
        writer.add(entry);
        pending.add(new Pending(hashes.leaf(entry), entry.length));
        return size + pending.size() - 1;
    }

    /**
     * Makes all appended entries durable with one sync. After an error none of them is in the log,
     * and the log goes on from where it was.
     */
    public synchronized void commit() throws IOException {
        var added = List.copyOf(pending);
        try {
            // Before the sync: an error after it would deny entries that are durable.
            if (tiles.pendingBytes() > MOST_PENDING_TILE_BYTES) tiles.flush();
            writer.sync();
        } finally {
            pending.clear();
            writer.clear();
        }
        for (var entry : added) {
            tree.append(entry.leaf());
            index.add(entry.length());
        }
        size = tree.size();
    }

    /**
     * Commits, then signs and publishes a checkpoint of all entries. The size and root are durable
     * before the signature exists, so that no crash can lead to two histories, both signed.
     */
    public synchronized SignedCheckpoint checkpoint() throws IOException {
        commit();
        tiles.flush();
        var checkpoint = new Checkpoint(key.origin(), size, tree.root());
        var published = latest;
        if (published.isPresent() && published.get().checkpoint().equals(checkpoint)) {
            return published.get();
        }
        DurableFile.replace(
                folder.resolve(SIGNING_STATE), checkpoint.text().getBytes(StandardCharsets.UTF_8));
        var signed = SignedCheckpoint.sign(checkpoint, key.signer());
        DurableFile.replace(folder.resolve(CHECKPOINT), signed.bytes());
        latest = Optional.of(signed);
        return signed;
    }

    public Optional<SignedCheckpoint> latestCheckpoint() {
        return latest;
    }

    /** Number of durable entries. */
    public long size() {
        return size;
    }

    public Entry read(long index) throws IOException {
        return readLeaf(index).entry(objects);
    }

    /** Shows all entries that are durable now, from an index on. */
    public void forEach(long from, EntryVisitor visitor) throws IOException {
        long end = size;
        if (from < 0 || from > end) throw new IndexOutOfBoundsException("entry " + from);
        if (from == end) return;
        try (var reader = readerAt(from)) {
            for (long i = from; i < end; i++) {
                visitor.entry(i, EntryCodec.decode(reader.next().orElseThrow()).entry(objects));
            }
        }
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
                tiles;
                writer) {
            checkpoint();
        }
    }

    private static Optional<SignedCheckpoint> readLatest(Path folder, LogKey key)
            throws IOException {
        var file = folder.resolve(CHECKPOINT);
        if (Files.notExists(file)) return Optional.empty();
        try {
            var verifier = NoteVerifier.of(key.signer().key());
            return Optional.of(
                    SignedCheckpoint.verify(
                            BoundedRead.file(file, SignedNote.MOST_BYTES), verifier));
        } catch (EvidenceException e) {
            throw new EvidenceException(file + ": " + e.getMessage());
        }
    }

    /** All that was ever signed, as far as this folder knows. */
    private static List<Checkpoint> signed(
            Path folder, String origin, Optional<SignedCheckpoint> latest) throws IOException {
        var file = folder.resolve(SIGNING_STATE);
        if (Files.notExists(file)) {
            if (latest.isEmpty()) return List.of();
            throw new EvidenceException(file + " is missing; restore it with the log's copy");
        }
        Checkpoint state;
        try {
            state = Checkpoint.parse(Files.readString(file));
        } catch (EvidenceException e) {
            throw new EvidenceException(file + ": " + e.getMessage());
        }
        if (!state.origin().equals(origin)) {
            throw new EvidenceException(
                    "%s is of the log %s, not of %s".formatted(file, state.origin(), origin));
        }
        if (latest.isEmpty()) return List.of(state);
        return List.of(latest.get().checkpoint(), state);
    }

    Leaf readLeaf(long index) throws IOException {
        if (index < 0 || index >= size) throw new IndexOutOfBoundsException("entry " + index);
        try (var reader = readerAt(index)) {
            return EntryCodec.decode(reader.next().orElseThrow());
        }
    }

    private EntryReader readerAt(long entry) throws IOException {
        long start = index.bundleStart(entry);
        var reader = EntryReader.open(folder.resolve(Rebuild.ENTRIES), start, index.bytes());
        try {
            reader.skip(entry % EntryIndex.BUNDLE);
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    private TreeView published(long size) {
        long most = latest.map(signed -> signed.checkpoint().size()).orElse(0L);
        if (size < 0 || size > most) {
            throw new IllegalArgumentException(
                    "the latest checkpoint has size %d, not %d".formatted(most, size));
        }
        return new TreeView(tiles, size);
    }
}
