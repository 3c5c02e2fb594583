package eu.sealwatch.wire;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Ed25519 (RFC 8032) over a context line and the batch bytes. The line keeps a batch signature from
 * being taken for a signature over anything else that the same key signs, such as a handshake.
 */
public final class BatchSignature {
    private static final byte[] CONTEXT =
            "sealwatch batch v1\n".getBytes(StandardCharsets.US_ASCII);

    private BatchSignature() {}

    public static SignedBatch sign(PrivateKey key, Batch batch) {
        ByteString bytes = batch.toByteString();
        try {
            Signature ed25519 = Signature.getInstance("Ed25519", Keys.PROVIDER);
            ed25519.initSign(key);
            ed25519.update(CONTEXT);
            ed25519.update(bytes.asReadOnlyByteBuffer());
            return SignedBatch.newBuilder()
                    .setBatch(bytes)
                    .setSignature(ByteString.copyFrom(ed25519.sign()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the agent's key cannot sign with Ed25519", e);
        }
    }

    public static boolean verify(PublicKey key, SignedBatch signed) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519", Keys.PROVIDER);
            ed25519.initVerify(key);
            ed25519.update(CONTEXT);
            ed25519.update(signed.getBatch().asReadOnlyByteBuffer());
            return ed25519.verify(signed.getSignature().toByteArray());
        } catch (SignatureException e) {
            return false; // not even the shape of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate's key is not an Ed25519 key", e);
        }
    }
}
