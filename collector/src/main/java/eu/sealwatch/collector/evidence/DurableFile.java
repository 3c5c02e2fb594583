package eu.sealwatch.collector.evidence;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files that are replaced whole: after a crash there is the old content or the new one. */
final class DurableFile {

    private DurableFile() {}

    static void replace(Path path, byte[] content) throws IOException {
        var temporary = path.resolveSibling(path.getFileName() + ".new");
        try (var file = FileChannel.open(temporary, CREATE, TRUNCATE_EXISTING, WRITE)) {
            writeAll(file, ByteBuffer.wrap(content), 0);
            file.force(true);
        }
        rename(temporary, path);
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
        syncFolder(to);
    }

    /** Makes a new name durable: the data alone does not make the folder's entry so. */
    static void syncFolder(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) return;
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    static void writeAll(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) at += file.write(bytes, at);
    }
}
