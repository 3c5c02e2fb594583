package eu.sealwatch.collector.evidence;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * Type 06: ML-DSA-44 of FIPS 204 over a checkpoint and the time of signing. It serves witnesses,
 * and the log as its second signature, which a quantum computer cannot forge. Hedged: signing twice
 * gives two signatures. Thread safe.
 */
final class MlDsaSigner implements NoteSigner {

    private final NoteKey key;
    private final MLDSAPrivateKeyParameters secret;
    private final InstantSource clock;

    MlDsaSigner(String name, MLDSAPrivateKeyParameters secret, InstantSource clock) {
        this.key = NoteKey.of(name, NoteKey.ML_DSA_44, secret.getPublicKey());
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public NoteKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) throws EvidenceException {
        var checkpoint = Checkpoint.parse(new String(text, StandardCharsets.UTF_8));
        long seconds = clock.instant().getEpochSecond();
        var message = CosignedMessage.subtree(key.name(), seconds, checkpoint);
        var signer = new MLDSASigner();
        signer.init(true, new ParametersWithRandom(secret, Salts.RANDOM));
        signer.update(message, 0, message.length);
        try {
            return new TimedSignature(seconds, signer.generateSignature()).bytes();
        } catch (CryptoException e) {
            throw new IllegalStateException("ML-DSA cannot sign", e);
        }
    }
}
