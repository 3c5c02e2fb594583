package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignedNoteTest {

    private final LogKey key = Vectors.logKey();
    private final JsonNode checkpoint = Vectors.of("checkpoint");

    @Test
    void keysHaveTheirIdAndVkey() throws EvidenceException {
        for (var vector : Vectors.of("keys").values()) {
            var parsed = NoteKey.parse(vector.path("vkey").asString());
            assertThat(parsed.name()).isEqualTo(vector.path("name").asString());
            assertThat(parsed.type()).isEqualTo(vector.path("type").asInt());
            assertThat(HexFormat.of().toHexDigits(parsed.id()))
                    .isEqualTo(vector.path("key_id_hex").asString());
            assertThat(parsed.vkey()).isEqualTo(vector.path("vkey").asString());
        }
    }

    @Test
    void aDamagedVkeyIsRefused() {
        var vkey = key.vkey();
        for (var damaged :
                new String[] {
                    vkey.replace("site-a", "site-b"),
                    vkey.substring(1, vkey.length() - 4),
                    "",
                    "+++"
                }) {
            assertThatThrownBy(() -> NoteKey.parse(damaged)).isInstanceOf(EvidenceException.class);
        }
    }

    @Test
    void theLogSignsAsTheVectorsDo() throws EvidenceException {
        var text = checkpoint.path("note_text").asString();
        var note = SignedNote.sign(text, key.signers()).bytes();
        assertThat(new String(note, UTF_8))
                .isEqualTo(checkpoint.path("ed25519_only_note").asString());
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519_only_note", "ed25519_witnessed_note", "full_note"})
    void notesVerifyWhateverOthersHaveSigned(String name) throws EvidenceException {
        var note = checkpoint.path(name).asString().getBytes(UTF_8);
        var signed = SignedCheckpoint.verify(note, verifier());
        assertThat(signed.checkpoint().size()).isEqualTo(1000);
        assertThat(SignedNote.parse(note).bytes()).isEqualTo(note);
    }

    static Stream<JsonNode> badNotes() {
        return Vectors.each("checkpoint_negative");
    }

    @ParameterizedTest
    @MethodSource("badNotes")
    void badNotesAreRefused(JsonNode vector) {
        var note = vector.path("note").asString().getBytes(UTF_8);
        assertThatThrownBy(() -> SignedCheckpoint.verify(note, verifier()))
                .isInstanceOf(EvidenceException.class);
    }

    @Test
    void publishedExamplesVerify() throws EvidenceException {
        var published = Vectors.of("published_checks");
        verify(published.path("signed_note_example"), published.path("signed_note_example_vkey"));
        verify(published.path("go_note"), published.path("go_note_vkey"));
        var hello = new Hashes().leaf("hello world".getBytes(UTF_8));
        assertThat(hello.base64())
                .isEqualTo(published.path("go_record_hash_hello_world_b64").asString());
    }

    @Test
    void theProofFileVerifiesAndReadsAndWritesTheSame() throws EvidenceException {
        var vector = Vectors.of("tlog_proof");
        var text = vector.path("text").asString();
        var proof = TlogProof.parse(text);
        assertThat(proof.text()).isEqualTo(text);
        var entry = Vectors.hex(vector.path("entry_hex"));
        assertThat(proof.verify(entry, verifier()).size()).isEqualTo(1000);
        entry[0] ^= 1;
        assertThatThrownBy(() -> proof.verify(entry, verifier()))
                .isInstanceOf(EvidenceException.class);
    }

    @Test
    void aNoteCutAnywhereOrChangedInAnyBitIsRefused() {
        var note = checkpoint.path("ed25519_only_note").asString().getBytes(UTF_8);
        for (int i = 0; i < note.length; i++) {
            var cut = Arrays.copyOf(note, i);
            assertThatThrownBy(() -> SignedCheckpoint.verify(cut, verifier()))
                    .isInstanceOf(EvidenceException.class);
            for (int bit = 0; bit < 8; bit++) {
                var flipped = note.clone();
                flipped[i] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> SignedCheckpoint.verify(flipped, verifier()))
                        .isInstanceOf(EvidenceException.class);
            }
        }
    }

    @Property
    void anyBytesEitherParseOrAreRefused(
            @ForAll byte[] bytes, @ForAll @IntRange(max = 300) int at) {
        var note = checkpoint.path("ed25519_only_note").asString().getBytes(UTF_8);
        System.arraycopy(
                bytes,
                0,
                note,
                Math.min(at, note.length),
                Math.min(bytes.length, Math.max(0, note.length - at)));
        assertThatCode(
                        () -> {
                            try {
                                SignedNote.parse(note);
                                SignedNote.parse(bytes);
                                TlogProof.parse(new String(bytes, UTF_8));
                            } catch (EvidenceException e) {
                                assertThat(e.getMessage()).isNotEmpty();
                            }
                        })
                .doesNotThrowAnyException();
    }

    private void verify(JsonNode note, JsonNode vkey) throws EvidenceException {
        var verifier = NoteVerifier.of(NoteKey.parse(vkey.asString()));
        SignedNote.parse(note.asString().getBytes(UTF_8)).requireSignatureOf(verifier);
    }

    private NoteVerifier verifier() throws EvidenceException {
        return NoteVerifier.of(key.first().key());
    }
}
