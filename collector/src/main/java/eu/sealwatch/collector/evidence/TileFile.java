package eu.sealwatch.collector.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of one tile level in one file: full tile N is bytes 8192 N to 8192 (N + 1). Everything
 * in it is derived from the entries, so it is written late and without sync, and compared and put
 * right at each start. One thread adds; hashes that were flushed may be read by any.
 */
final class TileFile implements Closeable {

    private final Path path;
    private final Set<StandardOpenOption> access;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long flushedBytes;
    private volatile @Nullable FileChannel file;

    /**
     * @param access how the file is opened; without WRITE nothing may be added
     */
    TileFile(Path path, Set<StandardOpenOption> access) {
        this.path = path;
        this.access = access;
    }

    void add(Hash hash) {
        pending.write(hash.raw(), 0, Hash.BYTES);
    }

    int pendingBytes() {
        return pending.size();
    }

    /** Writes what was added; true when the file held something else there. */
    boolean flush() throws IOException {
        if (pending.size() == 0) return false;
        var channel = open();
        var bytes = ByteBuffer.wrap(pending.toByteArray());
        var found = read(channel, flushedBytes, bytes.limit());
        int same = bytes.mismatch(found);
        if (same >= 0) DurableFile.writeAll(channel, bytes.duplicate(), flushedBytes);
        flushedBytes += bytes.limit();
        pending.reset();
        return same >= 0 && same < found.limit();
    }

    /** Cuts off what stands behind the last hash; true when there was something. */
    boolean trim() throws IOException {
        if (Files.notExists(path)) return false;
        var channel = open();
        if (channel.size() == flushedBytes) return false;
        channel.truncate(flushedBytes);
        return true;
    }

    Hash hash(long position) throws IOException {
        var bytes = read(open(), position * Hash.BYTES, Hash.BYTES);
        if (bytes.limit() < Hash.BYTES) {
            throw new EvidenceException(path.getFileName() + " has no hash " + position);
        }
        return Hash.owning(bytes.array());
    }

    @Override
    public void close() throws IOException {
        var channel = file;
        if (channel != null) channel.close();
    }

    private synchronized FileChannel open() throws IOException {
        var channel = file;
        if (channel == null) {
            channel = FileChannel.open(path, access);
            file = channel;
        }
        return channel;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length)
            throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) break;
        }
        return bytes.flip();
    }
}
