package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyTest {

    private static final String ORIGIN = "evidence.example/site-a";
    @TempDir Path folder;

    @Test
    void aKeyIsMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
        var pem = folder.resolve("log.pem");
        var made = LogKey.openOrCreate(pem, ORIGIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pem)))
                .isEqualTo("rw-------");
        assertThat(LogKey.openOrCreate(pem, ORIGIN).vkey()).isEqualTo(made.vkey());
        var mlDsa = folder.resolve("log-mldsa44.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mlDsa)))
                .isEqualTo("rw-------");
        assertThat(LogKey.openOrCreate(pem, ORIGIN).vkeys()).isEqualTo(made.vkeys()).hasSize(2);
        assertThat(made.toString()).doesNotContain("PRIVATE").contains(made.vkey());
    }

    @Test
    void auditorsGetTheKeysAndAPolicyThatWantsBoth() throws IOException {
        var key = LogKey.openOrCreate(folder.resolve("log.pem"), ORIGIN);
        key.publish(folder);
        assertThat(folder.resolve("log.vkey")).hasContent(key.vkey());
        var policy = TrustPolicy.read(folder.resolve("log.policy"));
        var one = new Checkpoint(ORIGIN, 1, Hash.of(new byte[32]));
        var both = SignedCheckpoint.sign(one, key.signers());
        assertThat(policy.log(both.bytes()).checkpoint()).isEqualTo(one);
        assertThat(TrustPolicy.read(folder.resolve("log.vkey")).log(both.bytes())).isEqualTo(both);
        for (var signer : key.signers()) {
            var alone = SignedCheckpoint.sign(one, List.of(signer));
            assertThatThrownBy(() -> policy.log(alone.bytes()))
                    .hasMessageContaining("not signed by");
        }
    }

    @Test
    void keysInAKeyStoreAreTheSameAtTheNextStart() throws IOException {
        var file = folder.resolve("log.p12");
        var made = LogKey.openOrCreate(file, "correct horse".toCharArray(), ORIGIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var again = LogKey.openOrCreate(file, "correct horse".toCharArray(), ORIGIN);
        assertThat(again.vkeys()).isEqualTo(made.vkeys());
        var one = new Checkpoint(ORIGIN, 1, Hash.of(new byte[32]));
        var signed = SignedCheckpoint.sign(one, again.signers());
        assertThat(TrustPolicy.ofKeys(made.vkeys()).log(signed.bytes())).isEqualTo(signed);
    }

    @Test
    void aKeyStoreWithAnotherPasswordOrNoneIsRefused() throws IOException {
        var file = folder.resolve("log.p12");
        assertThatThrownBy(() -> LogKey.openOrCreate(file, new char[0], ORIGIN))
                .hasMessageContaining("needs a password");
        LogKey.openOrCreate(file, "right".toCharArray(), ORIGIN);
        assertThatThrownBy(() -> LogKey.openOrCreate(file, "wrong".toCharArray(), ORIGIN))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("password is wrong")
                .hasMessageNotContaining("right,");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> LogKey.openOrCreate(file, "right".toCharArray(), ORIGIN))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void theJdkReadsThePostQuantumKeyAndSignsWhatWeVerify() throws Exception {
        var pem = folder.resolve("log.pem");
        var key = LogKey.openOrCreate(pem, ORIGIN);
        var base64 =
                Files.readString(folder.resolve("log-mldsa44.pem"))
                        .replaceAll("-----[^-]+-----", "");
        var pkcs8 = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        var checkpoint = new Checkpoint(ORIGIN, 7, Hash.of(new byte[32]));
        var jdk = Signature.getInstance("ML-DSA-44");
        jdk.initSign(KeyFactory.getInstance("ML-DSA-44").generatePrivate(pkcs8));
        jdk.update(CosignedMessage.subtree(ORIGIN, 5, checkpoint));
        var blob = new TimedSignature(5, jdk.sign()).bytes();
        var verifier = NoteVerifier.of(key.signers().get(1).key());
        assertThat(verifier.verifies(checkpoint.text().getBytes(UTF_8), blob)).isTrue();
        blob[7] ^= 1;
        assertThat(verifier.verifies(checkpoint.text().getBytes(UTF_8), blob)).isFalse();
    }

    @Test
    void otherProgramsReadTheKeyAndSignTheSame() throws Exception {
        var pem = folder.resolve("log.pem");
        var key = LogKey.openOrCreate(pem, ORIGIN);
        var base64 = Files.readString(pem).replaceAll("-----[^-]+-----", "");
        var pkcs8 = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        var jdk = Signature.getInstance("Ed25519");
        jdk.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(pkcs8));
        var text = new byte[] {1, 2, 3};
        jdk.update(text);
        assertThat(key.first().sign(text)).isEqualTo(jdk.sign());
    }

    @Test
    void aKeyThatOthersMayReadIsRefusedWithTheRemedy() throws IOException {
        var pem = folder.resolve("log.pem");
        LogKey.openOrCreate(pem, ORIGIN);
        Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LogKey.openOrCreate(pem, ORIGIN))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aDamagedKeyIsRefusedAndNotPrinted() throws IOException {
        var pem = folder.resolve("log.pem");
        LogKey.openOrCreate(pem, ORIGIN);
        var text = Files.readString(pem);
        var secret = text.lines().skip(1).findFirst().orElseThrow();
        Files.writeString(pem, text.replace(secret, secret.substring(8)));
        assertThatThrownBy(() -> LogKey.openOrCreate(pem, ORIGIN))
                .isInstanceOf(EvidenceException.class)
                .hasMessageNotContaining(secret.substring(30));
    }
}
