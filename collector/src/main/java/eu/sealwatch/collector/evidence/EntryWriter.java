package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Appends records to the entries file: gathers them in memory and makes them durable together.
 * After an error the file ends where it ended before, so that nothing is half there. Not thread
 * safe.
 */
final class EntryWriter implements Closeable {

    static final int MOST_PENDING_BYTES = 64 << 20;

    private final FileChannel file;
    private long durableBytes;
    private byte[] pending = new byte[1 << 16];
    private int pendingBytes;

    /**
     * @param durableBytes where the last good record ends; what stands behind it is cut off
     */
    EntryWriter(FileChannel file, long durableBytes) throws IOException {
        this.file = file;
        this.durableBytes = durableBytes;
        if (file.size() > durableBytes) {
            file.truncate(durableBytes);
            file.force(true);
        }
    }

    boolean hasRoomFor(int entryLength) {
        return pendingBytes + EntryReader.LENGTH_BYTES + entryLength <= MOST_PENDING_BYTES;
    }

    void add(byte[] entry) {
        int needed = pendingBytes + EntryReader.LENGTH_BYTES + entry.length;
        if (needed > pending.length) pending = Arrays.copyOf(pending, 2 * needed);
        pending[pendingBytes++] = (byte) (entry.length >>> 8);
        pending[pendingBytes++] = (byte) entry.length;
        System.arraycopy(entry, 0, pending, pendingBytes, entry.length);
        pendingBytes = needed;
    }

    void clear() {
        pendingBytes = 0;
    }

    void sync() throws IOException {
        if (pendingBytes == 0) return;
        var records = ByteBuffer.wrap(pending, 0, pendingBytes);
        try {
            DurableFile.writeAll(file, records, durableBytes);
            file.force(false);
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        durableBytes += records.limit();
        clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void takeBack(IOException cause) {
        try {
            file.truncate(durableBytes);
        } catch (IOException e) {
            // The next records overwrite the rest, and the next start cuts it off.
            cause.addSuppressed(e);
        }
    }
}
