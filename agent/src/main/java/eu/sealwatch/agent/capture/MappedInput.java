package eu.sealwatch.agent.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A regular file, mapped a window at a time; a window is unmapped as soon as it is passed, so that
 * a capture of any size occupies little memory.
 */
final class MappedInput extends Input {
    static final int WINDOW = 16 << 20;

    private final FileChannel file;
    private final int window;
    private @Nullable Arena mapped;

    MappedInput(Path path) throws IOException {
        this(path, WINDOW);
    }

    MappedInput(Path path, int window) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.window = window;
    }

    @Override
    @SuppressWarnings("MustBeClosed") // the arena lives until the next slide, or close
    boolean slide(int count) throws IOException {
        long start = offset();
        // Asked each time: a file may be cut while it is read, and its missing pages must not be
        // touched.
        long left = Math.max(file.size() - start, 0);
        if (left < count) {
            return false;
        }
        unmap();
        int size = (int) Math.min(left, Math.max(window, count));
        // Shared, because an interrupted reader may be closed from another thread.
        Arena arena = Arena.ofShared();
        mapped = arena;
        bytes = file.map(MapMode.READ_ONLY, start, size, arena).asByteBuffer();
        base = start;
        at = 0;
        limit = size;
        return true;
    }

    private void unmap() {
        if (mapped != null) {
            mapped.close();
            mapped = null;
        }
    }

    @Override
    public void close() throws IOException {
        limit = at;
        unmap();
        file.close();
    }
}
