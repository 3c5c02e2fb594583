package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * Where each 256th entry of an epoch begins in its entries file: 8 bytes for each, kept in the file
 * {@code index} when the epoch is over, and otherwise found by reading. Thread safe.
 */
final class EntryIndex {

    static final String FILE = "index";
    private static final int STRIDE = 256;
    private static final int HEADER_BYTES = 2 * Long.BYTES;

    private final long start;
    private long[] starts = new long[1024];
    private int strides;
    private long entries;
    private long bytes;

    EntryIndex(long start) {
        this.start = start;
    }

    /**
     * Of an epoch that is over, from its file when that fits the entries file; else by reading the
     * entries as far as they are whole.
     */
    static EntryIndex of(Epoch epoch) throws IOException {
        var file = epoch.folder().resolve(FILE);
        if (Files.exists(file)) {
            var index = new EntryIndex(epoch.start());
            if (index.load(Files.readAllBytes(file))
                    && index.bytes == Files.size(epoch.entries())) {
                return index;
            }
        }
        return read(epoch);
    }

    private static EntryIndex read(Epoch epoch) throws IOException {
        var index = new EntryIndex(epoch.start());
        try (var reader = EntryReader.open(epoch.entries())) {
            while (reader.wholeRecordFollows()) {
                index.add(reader.next().orElseThrow().length);
            }
        }
        return index;
    }

    synchronized void add(int entryLength) {
        if (entries % STRIDE == 0) {
            if (strides == starts.length) starts = Arrays.copyOf(starts, 2 * strides);
            starts[strides++] = bytes;
        }
        entries++;
        bytes += EntryReader.LENGTH_BYTES + entryLength;
    }

    synchronized void save(Epoch epoch) throws IOException {
        var out = ByteBuffer.allocate(HEADER_BYTES + strides * Long.BYTES);
        out.putLong(entries).putLong(bytes);
        for (int i = 0; i < strides; i++) out.putLong(starts[i]);
        DurableFile.replace(epoch.folder().resolve(FILE), out.array());
    }

    /** Where the last entry at or before this one begins that the index knows. */
    synchronized long byteBefore(long entry) {
        return starts[Math.toIntExact((entry - start) / STRIDE)];
    }

    /** How many entries are to be skipped from there. */
    long stepsTo(long entry) {
        return (entry - start) % STRIDE;
    }

    /** Index of the entry after the last. */
    synchronized long end() {
        return start + entries;
    }

    /** Bytes of all records. */
    synchronized long bytes() {
        return bytes;
    }

    private boolean load(byte[] content) {
        if (content.length < HEADER_BYTES || content.length % Long.BYTES != 0) return false;
        var in = ByteBuffer.wrap(content);
        entries = in.getLong();
        bytes = in.getLong();
        strides = in.remaining() / Long.BYTES;
        if (entries < 0 || strides != (entries + STRIDE - 1) / STRIDE) return false;
        starts = new long[Math.max(1, strides)];
        for (int i = 0; i < strides; i++) starts[i] = in.getLong();
        return true;
    }
}
