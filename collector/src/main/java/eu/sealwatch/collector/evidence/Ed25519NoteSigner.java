package eu.sealwatch.collector.evidence;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Type 01: pure Ed25519 of RFC 8032 over the text. Thread safe; prints nothing secret. */
final class Ed25519NoteSigner implements NoteSigner {

    private final NoteKey key;
    private final Ed25519PrivateKeyParameters secret;

    Ed25519NoteSigner(String name, Ed25519PrivateKeyParameters secret) {
        this.key = NoteKey.of(name, NoteKey.ED25519, secret.generatePublicKey().getEncoded());
        this.secret = secret;
    }

    @Override
    public NoteKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }
}
