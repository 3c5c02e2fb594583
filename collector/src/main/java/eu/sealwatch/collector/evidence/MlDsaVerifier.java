package eu.sealwatch.collector.evidence;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** Type 06: ML-DSA-44 of FIPS 204 over a checkpoint and the time of signing. */
record MlDsaVerifier(NoteKey key, MLDSAPublicKeyParameters point) implements NoteVerifier {

    private static final int KEY_BYTES = 1_312;
    private static final int SIGNATURE_BYTES = 2_420;

    static MlDsaVerifier of(NoteKey key) throws EvidenceException {
        var bytes = key.publicKey();
        if (bytes.length != KEY_BYTES) {
            throw new EvidenceException("not an ML-DSA-44 public key: " + key.vkey());
        }
        return new MlDsaVerifier(
                key, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, bytes));
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
        var timed = TimedSignature.parse(signature, SIGNATURE_BYTES);
        if (timed.isEmpty()) return false;
        byte[] message;
        try {
            var checkpoint = Checkpoint.parse(new String(text, StandardCharsets.UTF_8));
            message = CosignedMessage.subtree(key.name(), timed.get().seconds(), checkpoint);
        } catch (EvidenceException | IllegalArgumentException e) {
            // Signatures of this type are over checkpoints alone.
            return false;
        }
        var verifier = new MLDSASigner();
        verifier.init(false, point);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(timed.get().signature());
    }
}
