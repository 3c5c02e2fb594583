package eu.sealwatch.collector.evidence;

/** Checks signatures of one key over the text of a note. One class for each type byte. */
sealed interface NoteVerifier permits Ed25519Verifier, Ed25519CosignatureVerifier, MlDsaVerifier {

    NoteKey key();

    boolean verifies(byte[] text, byte[] signature);

    static NoteVerifier of(NoteKey key) throws EvidenceException {
        return switch (key.type()) {
            case NoteKey.ED25519 -> Ed25519Verifier.of(key);
            case NoteKey.ED25519_COSIGNATURE -> Ed25519CosignatureVerifier.of(key);
            case NoteKey.ML_DSA_44 -> MlDsaVerifier.of(key);
            default ->
                    throw new EvidenceException(
                            "the key %s has type %d; known are 1, 4 (Ed25519) and 6 (ML-DSA-44)"
                                    .formatted(key.name(), key.type()));
        };
    }
}
