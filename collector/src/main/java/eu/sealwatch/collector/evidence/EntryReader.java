package eu.sealwatch.collector.evidence;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Reads the records of an entries file in order: two bytes of length, big-endian, then the entry.
 * One after another they are the entry bundles of C2SP tlog-tiles. Not thread safe.
 */
final class EntryReader implements Closeable {

    static final int LENGTH_BYTES = 2;
    private static final int BUFFER_BYTES = 1 << 18;

    private final DataInputStream in;
    private final long end;
    private long position;

    private EntryReader(InputStream in, long position, long end) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
        this.position = position;
        this.end = end;
    }

    /** Reads all of a file, as long as it is now. */
    static EntryReader open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        return new EntryReader(Channels.newInputStream(channel), 0, channel.size());
    }

    /**
     * @param from where a record begins
     * @param end where the last record to read ends
     */
    static EntryReader open(Path file, long from, long end) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ).position(from);
        return new EntryReader(Channels.newInputStream(channel), from, end);
    }

    /** Where the next record begins. */
    long position() {
        return position;
    }

    long remaining() {
        return end - position;
    }

    /** False at the end, and before a record that is cut short. */
    boolean wholeRecordFollows() throws IOException {
        if (end - position < LENGTH_BYTES) return false;
        in.mark(LENGTH_BYTES);
        int length = in.readUnsignedShort();
        in.reset();
        return end - position - LENGTH_BYTES >= length;
    }

    /** The next entry's bytes; empty at the end. A record that is cut short is an error. */
    Optional<byte[]> next() throws IOException {
        if (position == end) return Optional.empty();
        if (end - position < LENGTH_BYTES) throw cutShort();
        int length = in.readUnsignedShort();
        if (end - position - LENGTH_BYTES < length) throw cutShort();
        var entry = in.readNBytes(length);
        if (entry.length < length) throw cutShort();
        position += LENGTH_BYTES + length;
        return Optional.of(entry);
    }

    void skip(long records) throws IOException {
        for (long i = 0; i < records; i++) {
            if (next().isEmpty()) throw cutShort();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private EvidenceException cutShort() {
        return new EvidenceException("the record at byte " + position + " is cut short");
    }
}
