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

/** All tile levels of a log folder, {@code tiles-0} to {@code tiles-7}. Threads as in TileFile. */
final class TileFiles implements HashSink, HashSource, Closeable {

    /** 256^8 entries are more than a size can say. */
    static final int LEVELS = 8;

    private final List<TileFile> levels;

    private TileFiles(Path folder, Set<StandardOpenOption> access) {
        levels =
                IntStream.range(0, LEVELS)
                        .mapToObj(level -> new TileFile(path(folder, level), access))
                        .toList();
    }

    static TileFiles reading(Path folder) {
        return new TileFiles(folder, Set.of(READ));
    }

    static TileFiles writing(Path folder) {
        return new TileFiles(folder, Set.of(CREATE, READ, WRITE));
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

    @Override
    public void close() throws IOException {
        for (var level : levels) level.close();
    }
}
