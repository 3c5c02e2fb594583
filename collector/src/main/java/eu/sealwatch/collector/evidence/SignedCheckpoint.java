package eu.sealwatch.collector.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A checkpoint with its log's signature: what is published, and what a proof rests on.
 *
 * @param note the signed note, verbatim
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    static SignedCheckpoint sign(Checkpoint checkpoint, List<NoteSigner> signers)
            throws EvidenceException {
        var note = SignedNote.sign(checkpoint.text(), signers).bytes();
        return new SignedCheckpoint(checkpoint, new String(note, StandardCharsets.UTF_8));
    }

    /** Checks the log's signature, and that the origin is the name of the log's key. */
    static SignedCheckpoint verify(byte[] note, NoteVerifier log) throws EvidenceException {
        var signed = SignedNote.parse(note);
        signed.requireSignatureOf(log);
        var checkpoint = Checkpoint.parse(signed.text());
        if (!checkpoint.origin().equals(log.key().name())) {
            throw new EvidenceException(
                    "the checkpoint is of the log %s, not of %s"
                            .formatted(checkpoint.origin(), log.key().name()));
        }
        return new SignedCheckpoint(checkpoint, new String(note, StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
