package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;

/** Reads the entries of one epoch by their index in the log. Thread safe. */
final class EpochReader implements Closeable {

    private final Epoch epoch;
    private final EntryIndex index;
    private final TileFiles tiles;
    private final ObjectFiles objects;

    EpochReader(Epoch epoch, EntryIndex index, TileFiles tiles) {
        this.epoch = epoch;
        this.index = index;
        this.tiles = tiles;
        this.objects = epoch.objects();
    }

    static EpochReader open(Epoch epoch) throws IOException {
        return new EpochReader(epoch, EntryIndex.of(epoch), TileFiles.reading(epoch));
    }

    Epoch epoch() {
        return epoch;
    }

    TileFiles tiles() {
        return tiles;
    }

    ObjectSource objects() {
        return objects;
    }

    long start() {
        return epoch.start();
    }

    long end() {
        return index.end();
    }

    /** Positioned before the entry. */
    EntryReader at(long entry) throws IOException {
        var reader = EntryReader.open(epoch.entries(), index.byteBefore(entry), index.bytes());
        try {
            reader.skip(index.stepsTo(entry));
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        tiles.close();
    }
}
