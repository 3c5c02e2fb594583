package eu.sealwatch.collector.ingest;

import eu.sealwatch.wire.DurableFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serials of certificates that are no longer good: a text file, one hexadecimal serial a line, from
 * {@code #} on a remark. Read again whenever the file changes. No file: nothing is revoked.
 */
final class Revocations {
    private final Path file;
    private @Nullable Stamp readAt;
    private Set<BigInteger> serials = Set.of();

    // The time alone would miss a second change within one tick of the file system's clock.
    private record Stamp(FileTime changed, long bytes) {}

    Revocations(Path file) {
        this.file = file;
    }

    synchronized boolean revoked(X509Certificate certificate) throws IOException {
        refresh();
        return serials.contains(certificate.getSerialNumber());
    }

    /** Whether the serial was still good; durable when this returns. */
    synchronized boolean add(BigInteger serial, String remark) throws IOException {
        refresh();
        if (serials.contains(serial)) {
            return false;
        }
        String line = serial.toString(16) + " # " + remark + "\n";
        DurableFile.appendLine(file, line.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private void refresh() throws IOException {
        try {
            Stamp now = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
            if (!now.equals(readAt)) {
                serials = read();
                readAt = now;
            }
        } catch (NoSuchFileException nothingRevoked) {
            serials = Set.of();
            readAt = null;
        }
    }

    private Set<BigInteger> read() throws IOException {
        Set<BigInteger> found = new HashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String serial = line.replaceFirst("#.*", "").strip();
            if (serial.isEmpty()) {
                continue;
            }
            try {
                found.add(new BigInteger(serial, 16));
            } catch (NumberFormatException e) {
                throw new IOException(
                        file + " line " + number + ": not a hexadecimal serial: " + serial, e);
            }
        }
        return Set.copyOf(found);
    }
}
