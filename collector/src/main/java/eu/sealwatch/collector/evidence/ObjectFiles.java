package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Payloads that are too long for an entry, each in a file named by its SHA-256, in the folder
 * {@code objects}. A file is durable before the entry that names it is; after a crash between the
 * two a file may be there that no entry names, which says nothing and harms nothing.
 */
final class ObjectFiles implements ObjectSource {

    static final String FOLDER = "objects";

    /** A payload is held in memory while it is written or read. */
    static final int MOST_BYTES = 256 << 20;

    private final Path folder;

    ObjectFiles(Path logFolder) {
        this.folder = logFolder.resolve(FOLDER);
    }

    static Hash sha256(byte[] payload) {
        return Hash.owning(Hashes.newSha256().digest(payload));
    }

    static void requireMatch(Body.Beside beside, byte[] bytes) throws EvidenceException {
        if (bytes.length != beside.length() || !sha256(bytes).equals(beside.sha256())) {
            throw new EvidenceException(
                    "the object %s is not the one that was logged".formatted(beside.sha256()));
        }
    }

    /** Makes the payload durable. */
    Body.Beside put(byte[] payload) throws IOException {
        if (payload.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a payload has at most %d bytes, this one has %d; split it"
                            .formatted(MOST_BYTES, payload.length));
        }
        var beside = new Body.Beside(sha256(payload), payload.length);
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            DurableFile.syncFolder(folder);
        }
        DurableFile.replace(path(beside), payload);
        return beside;
    }

    @Override
    public byte[] object(Body.Beside beside) throws IOException {
        var file = path(beside);
        if (Files.notExists(file)) {
            throw new EvidenceException(
                    "missing: %s/%s; restore it from a copy".formatted(FOLDER, file.getFileName()));
        }
        var bytes = BoundedRead.file(file, MOST_BYTES);
        requireMatch(beside, bytes);
        return bytes;
    }

    /** For a start: that the file is there, without reading it. */
    void requirePresent(Body.Beside beside) throws IOException {
        var file = path(beside);
        if (Files.notExists(file) || Files.size(file) != beside.length()) {
            throw new EvidenceException(
                    "%s/%s is missing or has another length than was logged; restore it from a copy"
                            .formatted(FOLDER, file.getFileName()));
        }
    }

    private Path path(Body.Beside beside) {
        return folder.resolve(beside.sha256().toString());
    }
}
