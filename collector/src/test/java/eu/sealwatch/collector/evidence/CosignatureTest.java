package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CosignatureTest {

    private final JsonNode vectors = Vectors.of("checkpoint");
    private final String text = vectors.path("note_text").asString();

    @Test
    void aWitnessSignsAsTheVectorsDo() throws EvidenceException {
        long time = vectors.path("cosignature_v1_time").asLong();
        assertThat(CosignedMessage.v1(time, text.getBytes(UTF_8)))
                .isEqualTo(vectors.path("cosignature_v1_message").asString().getBytes(UTF_8));
        var secret =
                new Ed25519PrivateKeyParameters(
                        Vectors.hex(key("witness_ed25519").path("seed_hex")));
        var signer =
                new Ed25519Cosigner(
                        key("witness_ed25519").path("name").asString(),
                        secret,
                        InstantSource.fixed(Instant.ofEpochSecond(time)));
        var note = SignedNote.sign(text, List.of(signer)).bytes();
        assertThat(new String(note, UTF_8))
                .endsWith(vectors.path("cosignature_v1_line").asString());
    }

    @Test
    void mlDsaKeysSignTheMessagesOfTheVectors() throws EvidenceException {
        var checkpoint = Checkpoint.parse(text);
        long time = vectors.path("mldsa44_witness_time").asLong();
        var name = key("witness_mldsa44").path("name").asString();
        assertThat(CosignedMessage.subtree(name, time, checkpoint))
                .isEqualTo(Vectors.hex(vectors.path("mldsa44_witness_message_hex")));
        var secret = KeyPairs.mlDsa(Vectors.hex(key("witness_mldsa44").path("seed_hex")));
        var signer =
                new MlDsaSigner(name, secret, InstantSource.fixed(Instant.ofEpochSecond(time)));
        assertThat(signer.key().vkey()).isEqualTo(key("witness_mldsa44").path("vkey").asString());
        var note = SignedNote.sign(text, List.of(signer));
        assertThat(note.signatureOf(verifier("witness_mldsa44"))).isPresent();
    }

    @Test
    void theFullNoteOfTheVectorsVerifiesUnderEachKey() throws EvidenceException {
        var note = SignedNote.parse(vectors.path("full_note").asString().getBytes(UTF_8));
        for (var name :
                new String[] {"log_ed25519", "log_mldsa44", "witness_ed25519", "witness_mldsa44"}) {
            assertThat(note.signatureOf(verifier(name))).as(name).isPresent();
        }
    }

    @Test
    void noBitOfASignatureOrOfTheTextCanChange() throws EvidenceException {
        var note = SignedNote.parse(vectors.path("full_note").asString().getBytes(UTF_8));
        for (var name : new String[] {"log_mldsa44", "witness_ed25519", "witness_mldsa44"}) {
            var verifier = verifier(name);
            var signature = note.signatureOf(verifier).orElseThrow();
            for (int i = 0; i < signature.length; i += Math.max(1, signature.length / 80)) {
                var flipped = signature.clone();
                flipped[i] ^= 1;
                assertThat(verifier.verifies(text.getBytes(UTF_8), flipped)).isFalse();
            }
            var shorter = Arrays.copyOf(signature, signature.length - 1);
            assertThat(verifier.verifies(text.getBytes(UTF_8), shorter)).isFalse();
            var other = text.replace("1000", "1001").getBytes(UTF_8);
            assertThat(verifier.verifies(other, signature)).isFalse();
        }
    }

    private static JsonNode key(String name) {
        return Vectors.of("keys").path(name);
    }

    private static NoteVerifier verifier(String name) throws EvidenceException {
        return NoteVerifier.of(NoteKey.parse(key(name).path("vkey").asString()));
    }
}
