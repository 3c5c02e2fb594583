package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a log folder knows of its signatures: the latest checkpoint, and the size and root that were
 * made durable before it was signed.
 */
final class SigningState {

    static final String STATE = "signing-state";
    static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final LogKey key;

    SigningState(Path folder, LogKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** Size and root are durable before the signature exists: no crash leads to two histories. */
    SignedCheckpoint sign(Checkpoint checkpoint) throws IOException {
        DurableFile.replace(
                folder.resolve(STATE), checkpoint.text().getBytes(StandardCharsets.UTF_8));
        var signed = SignedCheckpoint.sign(checkpoint, key.signers());
        DurableFile.replace(folder.resolve(CHECKPOINT), signed.bytes());
        return signed;
    }

    Optional<SignedCheckpoint> latest() throws IOException {
        var file = folder.resolve(CHECKPOINT);
        if (Files.notExists(file)) return Optional.empty();
        try {
            return Optional.of(check(BoundedRead.file(file, SignedNote.MOST_BYTES)));
        } catch (EvidenceException e) {
            throw new EvidenceException(file + ": " + e.getMessage());
        }
    }

    /** Its own checkpoints the log knows by its first key: older ones may lack the others. */
    SignedCheckpoint check(byte[] note) throws EvidenceException {
        return SignedCheckpoint.verify(note, NoteVerifier.of(key.first().key()));
    }

    /** All that was ever signed, as far as this folder knows. */
    List<Checkpoint> signed() throws IOException {
        var latest = latest();
        var file = folder.resolve(STATE);
        if (Files.notExists(file)) {
            if (latest.isEmpty()) return List.of();
            throw new EvidenceException(file + " is missing; restore it with the log's copy");
        }
        Checkpoint state;
        try {
            state = Checkpoint.parse(Files.readString(file));
        } catch (EvidenceException e) {
            throw new EvidenceException(file + ": " + e.getMessage());
        }
        if (!state.origin().equals(key.origin())) {
            throw new EvidenceException(
                    "%s is of the log %s, not of %s".formatted(file, state.origin(), key.origin()));
        }
        if (latest.isEmpty()) return List.of(state);
        return List.of(latest.get().checkpoint(), state);
    }
}
