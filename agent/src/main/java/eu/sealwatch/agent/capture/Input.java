package eu.sealwatch.agent.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A capture's bytes from front to back, plain or gzip, seen through one window: {@link #bytes} from
 * {@link #at} to {@link #limit}. So a capture of any size takes constant memory, and a file that is
 * cut while it is read ends and does no harm. The fields are open to the parsers, because they are
 * read for each packet.
 */
final class Input implements Closeable {
    /** The most that {@link #has} may be asked for. */
    static final int MOST = 512 << 10;

    /** What is read at a time: small enough to be still in the processor's cache when decoded. */
    static final int CHUNK = 128 << 10;

    private static final int GZIP_MAGIC = 0x1F8B;

    final PacketBytes bytes = new PacketBytes(new byte[MOST + CHUNK]);
    int at;
    int limit;

    /** Where the window begins in the input. */
    long base;

    private final InputStream stream;
    private @Nullable String trouble;

    private Input(InputStream stream) {
        this.stream = stream;
    }

    /** Unpacks the stream when it begins as gzip does. */
    static Input of(InputStream raw) throws IOException {
        var ahead = new LookingAhead(raw);
        boolean gzip = ahead.startsWith(GZIP_MAGIC);
        return new Input(gzip ? new GZIPInputStream(ahead, CHUNK) : ahead);
    }

    /**
     * Whether there are so many bytes from {@link #at} on; afterwards they are in the window.
     * Moving the window ends the life of the bytes before {@link #at}.
     */
    boolean has(int count) throws IOException {
        return limit - at >= count || slide(count);
    }

    /** Offset in the input of the next byte. */
    long offset() {
        return base + at;
    }

    /** Moves on; false when the input ends before. */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > limit - at) {
            left -= limit - at;
            at = limit;
            if (!has(1)) {
                return false;
            }
        }
        at += (int) left;
        return true;
    }

    /** What ended the input early, other than its end; null when nothing did. */
    @Nullable String trouble() {
        return trouble;
    }

    private boolean slide(int count) throws IOException {
        byte[] window = bytes.array();
        int kept = limit - at;
        System.arraycopy(window, at, window, 0, kept);
        base += at;
        at = 0;
        limit = kept;
        while (limit < count) {
            int read = read(window, limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    private int read(byte[] window, int from) throws IOException {
        if (trouble != null) {
            return -1;
        }
        try {
            return stream.read(window, from, CHUNK);
        } catch (EOFException e) {
            trouble = "its gzip data ends too early";
        } catch (ZipException e) {
            trouble = "its gzip data is damaged (" + e.getMessage() + ")";
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
