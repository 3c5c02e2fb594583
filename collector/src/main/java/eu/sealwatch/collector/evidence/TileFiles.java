package eu.sealwatch.collector.evidence;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** All tile levels of an epoch, {@code tiles-0} to {@code tiles-7}. Threads as in TileFile. */
final class TileFiles implements HashSink, HashSource, Closeable {

    /** 256^8 entries are more than a size can say. */
    static final int LEVELS = 8;

    private static final int TILE_BITS = 8;

    private final List<TileFile> levels;

    private TileFiles(Epoch epoch, Set<StandardOpenOption> access, boolean continued) {
        levels =
                IntStream.range(0, LEVELS)
                        .mapToObj(level ->
                                new TileFile(
                                        path(epoch.folder(), level),
                                        access,
                                        base(level, epoch.start()),
                                        continued ? held(level, epoch.start()) : 0))
                        .toList();
    }

    static TileFiles reading(Epoch epoch) {
        return new TileFiles(epoch, Set.of(READ), true);
    }

    static TileFiles writing(Epoch epoch) {
        return new TileFiles(epoch, Set.of(CREATE, READ, WRITE), true);
    }

    /**
     * Writes to the front of a new epoch's files what the log so far leaves of incomplete tiles.
     */
    static void begin(Epoch epoch, HashSource before) throws IOException {
        try (var tiles = new TileFiles(epoch, Set.of(CREATE, READ, WRITE), false)) {
            for (int level = 0; level < LEVELS; level++) {
                long base = base(level, epoch.start());
                for (int i = 0; i < held(level, epoch.start()); i++) {
                    tiles.add(level, before.hash(level, base + i));
                }
            }
            tiles.flush();
            tiles.force();
        }
    }

    /** Position of the first hash of the tile that a tree of this size has incomplete. */
    static long base(int level, long size) {
        return level == LEVELS - 1 ? 0 : size >>> TILE_BITS * (level + 1) << TILE_BITS;
    }

    /** Hashes in that tile. */
    static int held(int level, long size) {
        return (int) (size >>> TILE_BITS * level) & (TilePath.FULL - 1);
    }

    static Path path(Path folder, int level) {
        return folder.resolve("tiles-" + level);
    }

    @Override
    public void add(int level, Hash hash) {
        levels.get(level).add(hash);
    }

    @Override
    public Hash hash(int level, long position) throws IOException {
        return levels.get(level).hash(position);
    }

    /** Level 0 holds all but a 256th of what waits. */
    int pendingBytes() {
        return levels.getFirst().pendingBytes();
    }

    /** Returns the levels where a file held something else than the entries say. */
    List<Integer> flush() throws IOException {
        var repaired = new ArrayList<Integer>();
        for (int level = 0; level < LEVELS; level++) {
            if (levels.get(level).flush()) repaired.add(level);
        }
        return repaired;
    }

    /** Returns the levels whose file was longer than the entries say. */
    List<Integer> trim() throws IOException {
        var repaired = new ArrayList<Integer>();
        for (int level = 0; level < LEVELS; level++) {
            if (levels.get(level).trim()) repaired.add(level);
        }
        return repaired;
    }

    void force() throws IOException {
        for (var level : levels) level.force();
    }

    @Override
    public void close() throws IOException {
        for (var level : levels) level.close();
    }
}
