package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads all of something that a stranger made, if it is not too long. */
final class BoundedRead {

    private BoundedRead() {}

    static byte[] file(Path file, int mostBytes) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return stream(in, mostBytes);
        } catch (NoSuchFileException e) {
            throw new EvidenceException("missing: " + file);
        }
    }

    static byte[] stream(InputStream in, int mostBytes) throws IOException {
        var bytes = in.readNBytes(mostBytes);
        if (in.read() >= 0) throw new EvidenceException("longer than " + mostBytes + " bytes");
        return bytes;
    }
}
