package eu.sealwatch.collector.evidence;

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
        assertThat(folder.resolve("log.vkey")).hasContent(made.vkey());
        assertThat(made.toString()).doesNotContain("PRIVATE").contains(made.vkey());
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
        assertThat(key.signer().sign(text)).isEqualTo(jdk.sign());
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
