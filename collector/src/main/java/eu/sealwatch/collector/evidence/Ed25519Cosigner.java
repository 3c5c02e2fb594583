package eu.sealwatch.collector.evidence;

import java.time.InstantSource;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Type 04: a witness's Ed25519 signature over a checkpoint and the time of signing. Thread safe.
 */
final class Ed25519Cosigner implements NoteSigner {

    private final NoteKey key;
    private final Ed25519PrivateKeyParameters secret;
    private final InstantSource clock;

    Ed25519Cosigner(String name, Ed25519PrivateKeyParameters secret, InstantSource clock) {
        this.key =
                NoteKey.of(
                        name, NoteKey.ED25519_COSIGNATURE, secret.generatePublicKey().getEncoded());
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public NoteKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        long seconds = clock.instant().getEpochSecond();
        var message = CosignedMessage.v1(seconds, text);
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return new TimedSignature(seconds, signer.generateSignature()).bytes();
    }
}
