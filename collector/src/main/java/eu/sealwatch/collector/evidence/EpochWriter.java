package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The epoch that a log writes to: gathers entries, and makes them durable together. One thread. */
final class EpochWriter implements Closeable {

    private static final int MOST_PENDING_TILE_BYTES = 1 << 20;

    private final Epoch epoch;
    private final TileFiles tiles;
    private final MerkleTree tree;
    private final EntryIndex index;
    private final EntryWriter writer;
    private final ObjectFiles objects;
    private final List<String> recoveryNotes;
    private final Hashes hashes = new Hashes();
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(Hash leaf, int length) {}

    /** How the entries file is opened; a test can give a disk that is full. */
    @FunctionalInterface
    interface Disk {
        FileChannel open(Path file) throws IOException;
    }

    private EpochWriter(Epoch epoch, TileFiles tiles, Rebuild rebuilt, EntryWriter writer) {
        this.epoch = epoch;
        this.tiles = tiles;
        this.tree = rebuilt.tree();
        this.index = rebuilt.index();
        this.recoveryNotes = rebuilt.notes();
        this.writer = writer;
        this.objects = epoch.objects();
    }

    /**
     * Opens the last epoch of a log.
     *
     * @param signed what the log must still hold
     */
    static EpochWriter open(Epoch epoch, List<Checkpoint> signed, NoteCheck log, Disk disk)
            throws IOException {
        var tiles = TileFiles.writing(epoch);
        try {
            var rebuild = new Rebuild(epoch, tiles, signed, log);
            rebuild.run();
            var writer = new EntryWriter(disk.open(epoch.entries()), rebuild.index().bytes());
            DurableFile.syncFolder(epoch.entries());
            return new EpochWriter(epoch, tiles, rebuild, writer);
        } catch (IOException | RuntimeException e) {
            tiles.close();
            throw e;
        }
    }

    /** Makes the folder of a log's first epoch. */
    static Epoch createFirst(Path logFolder, Instant now) throws IOException {
        return create(Epoch.in(logFolder, 0), now, _ -> {});
    }

    /**
     * Makes the folder of the epoch that follows a checkpoint over everything; durable, its first
     * entry with it.
     */
    static Epoch createNext(
            Path logFolder, SignedCheckpoint last, HashSource before, byte[] salt, Instant now)
            throws IOException {
        return create(
                Epoch.in(logFolder, last.checkpoint().size()),
                now,
                unfinished -> {
                    TileFiles.begin(unfinished, before);
                    try (var file =
                            FileChannel.open(
                                    unfinished.entries(),
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE)) {
                        var writer = new EntryWriter(file, 0);
                        writer.add(EntryCodec.encode(EpochLink.of(last, salt)));
                        writer.sync();
                    }
                });
    }

    private interface Content {
        void write(Epoch unfinished) throws IOException;
    }

    private static Epoch create(Epoch epoch, Instant now, Content content) throws IOException {
        var unfinished = epoch.unfinished();
        Files.createDirectory(unfinished.folder());
        content.write(unfinished);
        unfinished.writeBegan(now);
        DurableFile.rename(unfinished.folder(), epoch.folder());
        return epoch;
    }

    List<String> recoveryNotes() {
        return recoveryNotes;
    }

    EpochReader reader() {
        return new EpochReader(epoch, index, tiles);
    }

    Epoch epoch() {
        return epoch;
    }

    /** Index of the next entry, those that wait included. */
    long next() {
        return tree.size() + pending.size();
    }

    long size() {
        return tree.size();
    }

    Hash root() {
        return tree.root();
    }

    /** Bytes of the entries file. */
    long bytes() {
        return index.bytes();
    }

    void add(EntryType type, byte[] salt, byte[] payload) throws IOException {
        var body =
                payload.length > EntryCodec.MOST_PAYLOAD_BYTES
                        ? objects.put(payload)
                        : new Body.Inline(payload);
        var entry = EntryCodec.encode(new Leaf(type, salt, body));
        if (!writer.hasRoomFor(entry.length)) {
            throw new IllegalStateException("64 MiB of entries wait; commit them first");
        }
        writer.add(entry);
        pending.add(new Pending(hashes.leaf(entry), entry.length));
    }

    void commit() throws IOException {
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
    }

    void flushTiles() throws IOException {
        tiles.flush();
    }

    /** Readers go on using the tiles. */
    void end() throws IOException {
        tiles.flush();
        tiles.force();
        index.save(epoch);
    }

    void closeEntries() throws IOException {
        writer.close();
    }

    @Override
    public void close() throws IOException {
        try (tiles) {
            writer.close();
        }
    }
}
