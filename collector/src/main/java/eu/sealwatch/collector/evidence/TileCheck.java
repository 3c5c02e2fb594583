package eu.sealwatch.collector.evidence;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;

/** Compares the tiles of an epoch with the hashes that its entries give, in one pass. */
final class TileCheck implements HashSink, Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream[] levels = new InputStream[TileFiles.LEVELS];
    private final long[] positions = new long[TileFiles.LEVELS];

    TileCheck(Epoch epoch) throws IOException {
        for (int level = 0; level < TileFiles.LEVELS; level++) {
            var file = TileFiles.path(epoch.folder(), level);
            levels[level] =
                    Files.exists(file)
                            ? new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)
                            : InputStream.nullInputStream();
            int held = TileFiles.held(level, epoch.start());
            levels[level].skipNBytes((long) held * Hash.BYTES);
            positions[level] = TileFiles.base(level, epoch.start()) + held;
        }
    }

    @Override
    public void add(int level, Hash hash) throws IOException {
        var found = levels[level].readNBytes(Hash.BYTES);
        if (!Arrays.equals(found, hash.raw())) {
            long position = positions[level];
            int inTile = (int) (position % TilePath.FULL);
            throw new EvidenceException(
                    "hash %d of %s is not that of the entries"
                            .formatted(
                                    inTile,
                                    new TilePath(level, position / TilePath.FULL, TilePath.FULL)));
        }
        positions[level]++;
    }

    void requireEnd() throws IOException {
        for (int level = 0; level < TileFiles.LEVELS; level++) {
            if (levels[level].read() >= 0) {
                throw new EvidenceException("tiles-%d is longer than the log".formatted(level));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var level : levels) level.close();
    }
}
