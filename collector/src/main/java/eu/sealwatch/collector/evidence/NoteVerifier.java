package eu.sealwatch.collector.evidence;

/** Checks signatures of one key over the text of a note. One class for each type byte. */
sealed interface NoteVerifier permits Ed25519Verifier {

    NoteKey key();

    boolean verifies(byte[] text, byte[] signature);

    static NoteVerifier of(NoteKey key) throws EvidenceException {
        return switch (key.type()) {
            case NoteKey.ED25519 -> Ed25519Verifier.of(key);
            default ->
                    throw new EvidenceException(
                            "the key %s has type %d; known is 1 (Ed25519)"
                                    .formatted(key.name(), key.type()));
        };
    }
}
