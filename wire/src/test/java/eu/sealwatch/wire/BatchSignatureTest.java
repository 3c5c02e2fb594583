package eu.sealwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.SignedBatch;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class BatchSignatureTest {
    private static final KeyPair KEY = Keys.newPair();
    private static final Batch BATCH = Batch.newBuilder().setAgent("site-1").setSequence(7).build();

    @Test
    void anyFlippedByteOfTheBatchBreaksIt() {
        SignedBatch signed = BatchSignature.sign(KEY.getPrivate(), BATCH);
        assertThat(BatchSignature.verify(KEY.getPublic(), signed)).isTrue();
        byte[] bytes = signed.getBatch().toByteArray();
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            SignedBatch other = signed.toBuilder().setBatch(ByteString.copyFrom(flipped)).build();
            assertThat(BatchSignature.verify(KEY.getPublic(), other)).isFalse();
        }
    }

    @Test
    void signatureOfAnyOtherLengthIsFalseAndNoError() {
        SignedBatch signed = BatchSignature.sign(KEY.getPrivate(), BATCH);
        for (int length = 0; length < 64; length++) {
            SignedBatch cut =
                    signed.toBuilder()
                            .setSignature(signed.getSignature().substring(0, length))
                            .build();
            assertThat(BatchSignature.verify(KEY.getPublic(), cut)).isFalse();
        }
    }

    @Test
    void coversTheContextLineSoThatOtherToolsCanCheck() throws Exception {
        SignedBatch signed = BatchSignature.sign(KEY.getPrivate(), BATCH);
        Signature plain = Signature.getInstance("Ed25519", Keys.PROVIDER);
        plain.initVerify(KEY.getPublic());
        plain.update("sealwatch batch v1\n".getBytes(StandardCharsets.US_ASCII));
        plain.update(BATCH.toByteArray());
        assertThat(plain.verify(signed.getSignature().toByteArray())).isTrue();
    }
}
