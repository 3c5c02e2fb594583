package eu.sealwatch.collector.ingest;

import java.io.IOException;
import java.math.BigInteger;
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
    private @Nullable FileTime readAt;
    private Set<BigInteger> serials = Set.of();

    Revocations(Path file) {
        this.file = file;
    }

    synchronized boolean revoked(X509Certificate certificate) throws IOException {
        refresh();
        return serials.contains(certificate.getSerialNumber());
    }

    private void refresh() throws IOException {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                serials = read();
                readAt = changed;
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
