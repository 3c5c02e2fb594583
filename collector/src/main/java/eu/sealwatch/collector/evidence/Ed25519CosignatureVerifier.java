package eu.sealwatch.collector.evidence;

/** Type 04: a witness's Ed25519 signature over a checkpoint and the time of signing. */
record Ed25519CosignatureVerifier(NoteKey key, Ed25519Verifier plain) implements NoteVerifier {

    private static final int SIGNATURE_BYTES = 64;

    static Ed25519CosignatureVerifier of(NoteKey key) throws EvidenceException {
        return new Ed25519CosignatureVerifier(key, Ed25519Verifier.of(key));
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
        return TimedSignature.parse(signature, SIGNATURE_BYTES)
                .map(timed ->
                        plain.verifies(
                                CosignedMessage.v1(timed.seconds(), text), timed.signature()))
                .orElse(false);
    }
}
