package eu.sealwatch.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where results go: standard output or a file, buffered, UTF-8. */
final class Output {
    private static final int BUFFER_BYTES = 1 << 16;

    private Output() {}

    /** Standard output without a flush after each line. */
    static PrintStream standard() {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }

    /**
     * A file, or standard output when none is named.
     *
     * @throws IOException in one sentence when the file cannot be made
     */
    static PrintStream to(@Nullable Path file) throws IOException {
        if (file == null) {
            return standard();
        }
        try {
            return new PrintStream(
                    new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES),
                    false,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(
                    file + ": cannot be written (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** Whether anything could not be written, for example because the disk is full. */
    static boolean failed(PrintStream out) {
        return out.checkError();
    }
}
