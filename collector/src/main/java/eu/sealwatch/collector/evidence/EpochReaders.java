package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All epochs of a log, read as one: entries and tiles by their place in the log. Immutable. */
final class EpochReaders implements HashSource, Closeable {

    private final List<EpochReader> epochs;

    EpochReaders(List<EpochReader> epochs) {
        this.epochs = List.copyOf(epochs);
    }

    static EpochReaders open(List<Epoch> epochs) throws IOException {
        var readers = new ArrayList<EpochReader>();
        for (var epoch : epochs) readers.add(EpochReader.open(epoch));
        return new EpochReaders(readers);
    }

    EpochReaders with(EpochReader next) {
        var all = new ArrayList<>(epochs);
        all.add(next);
        return new EpochReaders(all);
    }

    EpochReaders from(long start) {
        return new EpochReaders(epochs.stream().filter(e -> e.start() >= start).toList());
    }

    List<EpochReader> all() {
        return epochs;
    }

    /** The first index that is still here. */
    long first() {
        return epochs.getFirst().start();
    }

    Leaf leaf(long entry) throws IOException {
        return EntryCodec.decode(bytes(entry));
    }

    Entry entry(long entry) throws IOException {
        return leaf(entry).entry(of(entry).objects());
    }

    byte[] bytes(long entry) throws IOException {
        try (var reader = of(entry).at(entry)) {
            return reader.next().orElseThrow();
        }
    }

    /** Shows entries in order, as they stand in the log. */
    void forEach(long from, long end, LeafVisitor visitor) throws IOException {
        long next = from;
        while (next < end) {
            var epoch = of(next);
            long last = Math.min(end, epoch.end());
            if (last <= next) throw new EvidenceException("the log has no entry " + next);
            try (var reader = epoch.at(next)) {
                for (; next < last; next++) {
                    visitor.leaf(next, reader.next().orElseThrow(), epoch.objects());
                }
            }
        }
    }

    /** Is shown an entry's bytes, and where its payload is when it lies beside. */
    @FunctionalInterface
    interface LeafVisitor {
        void leaf(long index, byte[] bytes, ObjectSource objects) throws IOException;
    }

    @Override
    public Hash hash(int level, long position) throws IOException {
        for (int i = epochs.size() - 1; i > 0; i--) {
            var epoch = epochs.get(i);
            if (TileFiles.base(level, epoch.start()) <= position) {
                return epoch.tiles().hash(level, position);
            }
        }
        return epochs.getFirst().tiles().hash(level, position);
    }

    EpochReader of(long entry) throws EvidenceException {
        if (entry < first()) {
            throw new EvidenceException(
                    "entry %d is of an epoch that was deleted; the log now begins at entry %d"
                            .formatted(entry, first()));
        }
        for (int i = epochs.size() - 1; i > 0; i--) {
            if (epochs.get(i).start() <= entry) return epochs.get(i);
        }
        return epochs.getFirst();
    }

    @Override
    public void close() throws IOException {
        for (var epoch : epochs) epoch.close();
    }
}
