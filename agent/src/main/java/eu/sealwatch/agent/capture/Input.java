package eu.sealwatch.agent.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A capture's bytes from front to back, seen through one window at a time: {@link #bytes} from
 * {@link #at} to {@link #limit}. The fields are open to the parsers, because they are read for each
 * packet.
 */
abstract sealed class Input implements Closeable permits MappedInput, StreamInput {
    /** The most that {@link #has} may be asked for. */
    static final int MOST = 512 << 10;

    /** Read-only on every path: that is another class of buffer, and one class is fastest. */
    ByteBuffer bytes = ByteBuffer.allocateDirect(0).asReadOnlyBuffer();

    int at;
    int limit;

    /** Where the window begins in the input. */
    long base;

    /**
     * Whether there are so many bytes from {@link #at} on; afterwards they are in the window.
     * Moving the window ends the life of the bytes before {@link #at}.
     */
    final boolean has(int count) throws IOException {
        return limit - at >= count || slide(count);
    }

    /** Offset in the input of the next byte. */
    final long offset() {
        return base + at;
    }

    /** Moves on; false when the input ends before. */
    final boolean skip(long count) throws IOException {
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
        return null;
    }

    abstract boolean slide(int count) throws IOException;
}
