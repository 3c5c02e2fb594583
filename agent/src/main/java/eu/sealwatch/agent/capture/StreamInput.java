package eu.sealwatch.agent.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A stream, plain or gzip, through one direct buffer that is filled again and again. */
final class StreamInput extends Input {
    private static final int CHUNK = 64 << 10;
    private static final int GZIP_MAGIC = 0x1F8B;

    private final InputStream stream;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST + CHUNK);
    private final byte[] chunk = new byte[CHUNK];
    private @Nullable String trouble;

    private StreamInput(InputStream stream) {
        this.stream = stream;
        this.bytes = buffer.asReadOnlyBuffer();
    }

    /** Unpacks the stream when it begins as gzip does. */
    static StreamInput of(InputStream raw) throws IOException {
        var buffered = new LookingAhead(raw);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return new StreamInput(
                magic == GZIP_MAGIC ? new GZIPInputStream(buffered, CHUNK) : buffered);
    }

    @Override
    boolean slide(int count) throws IOException {
        int kept = limit - at;
        buffer.put(0, buffer, at, kept);
        base += at;
        at = 0;
        limit = kept;
        while (limit < count) {
            int read = read();
            if (read < 0) {
                return false;
            }
            buffer.put(limit, chunk, 0, read);
            limit += read;
        }
        return true;
    }

    private int read() throws IOException {
        if (trouble != null) {
            return -1;
        }
        try {
            return stream.read(chunk);
        } catch (EOFException e) {
            trouble = "its gzip data ends too early";
        } catch (ZipException e) {
            trouble = "its gzip data is damaged (" + e.getMessage() + ")";
        }
        return -1;
    }

    @Override
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /**
     * Knows whether the end is reached. GZIPInputStream asks {@code available()} to learn whether
     * another member follows, and a pipe that is merely slow would answer no.
     */
    private static final class LookingAhead extends BufferedInputStream {
        LookingAhead(InputStream in) {
            super(in, CHUNK);
        }

        @Override
        public synchronized int available() throws IOException {
            int known = super.available();
            if (known > 0) {
                return known;
            }
            mark(1);
            if (read() < 0) {
                return 0;
            }
            reset();
            return 1;
        }
    }
}
