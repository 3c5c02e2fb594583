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
 * The hashes of one tile level that an epoch completes, in one file: where the first tile in it is
 * tile F, full tile N is bytes 8192 (N - F) to 8192 (N - F + 1). Everything that the epoch adds is
 * derived from its entries, so it is written late and without sync, and compared and put right at
 * each start. One thread adds; hashes that were flushed may be read by any.
 */
final class TileFile implements Closeable {

    private final Path path;
    private final Set<StandardOpenOption> access;
    private final long base;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long flushedBytes;
    private volatile @Nullable FileChannel file;

    /**
     * @param access how the file is opened; without WRITE nothing may be added
     * @param base position in the level of the file's first hash
     * @param held hashes at the front of the file that stand there already
     */
    TileFile(Path path, Set<StandardOpenOption> access, long base, int held) {
        this.path = path;
        this.access = access;
        this.base = base;
        this.flushedBytes = (long) held * Hash.BYTES;
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
        if (position < base) {
            throw new EvidenceException(
                    "hash %d of %s is of an epoch that was deleted"
                            .formatted(position, path.getFileName()));
        }
        var bytes = read(open(), (position - base) * Hash.BYTES, Hash.BYTES);
        if (bytes.limit() < Hash.BYTES) {
            throw new EvidenceException(path.getFileName() + " has no hash " + position);
        }
        return Hash.owning(bytes.array());
    }

    void force() throws IOException {
        if (Files.exists(path)) open().force(true);
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
