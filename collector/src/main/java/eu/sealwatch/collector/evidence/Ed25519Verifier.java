package eu.sealwatch.collector.evidence;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Type 01: pure Ed25519 of RFC 8032 over the text. */
record Ed25519Verifier(NoteKey key, Ed25519PublicKeyParameters point) implements NoteVerifier {

    static Ed25519Verifier of(NoteKey key) throws EvidenceException {
        try {
            return new Ed25519Verifier(key, new Ed25519PublicKeyParameters(key.publicKey()));
        } catch (IllegalArgumentException e) {
            throw new EvidenceException("not an Ed25519 public key: " + key.vkey());
        }
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, point);
        verifier.update(text, 0, text.length);
        return verifier.verifySignature(signature);
    }
}
