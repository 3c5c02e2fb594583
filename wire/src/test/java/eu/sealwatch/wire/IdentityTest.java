package eu.sealwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @TempDir Path parent;
    private Path folder;

    @BeforeEach
    void newFolder() {
        folder = parent.resolve("identity");
    }

    @Test
    void comesBackAsItWasSaved() throws Exception {
        Identity saved = identity("site-1");
        saved.save(folder);

        Identity loaded = Identity.load(folder);

        assertThat(loaded.name()).isEqualTo("site-1");
        assertThat(loaded.chain()).isEqualTo(saved.chain());
        assertThat(loaded.key().getEncoded()).isEqualTo(saved.key().getEncoded());
    }

    @Test
    void isForItsOwnersEyesAlone() throws Exception {
        identity("site-1").save(folder);

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("identity.p12"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("identity.password"))).isEqualTo("rw-------");
    }

    @Test
    void anyFileThatOthersMayReadIsRefused() throws Exception {
        identity("site-1").save(folder);
        for (String name : List.of("identity.p12", "identity.password")) {
            Path file = folder.resolve(name);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertThatThrownBy(() -> Identity.load(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("chmod 600");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void missingIdentitySaysWhatToDo() {
        assertThatThrownBy(() -> Identity.load(folder)).hasMessageContaining("enrol first");
    }

    @Test
    void replacingKeepsThePasswordAndTakesTheNewCertificate() throws Exception {
        identity("site-1").save(folder);
        identity("site-2").save(folder);

        assertThat(Identity.load(folder).name()).isEqualTo("site-2");
    }

    @Test
    void doesNotPrintItsKey() throws Exception {
        assertThat(identity("site-1")).hasToString("Identity[site-1]");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Identity identity(String name) throws Exception {
        KeyPair pair = Keys.newPair();
        X500Name subject = new X500Name("CN=" + name);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        byte[] der =
                new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.TEN,
                                Date.from(now),
                                Date.from(now.plusSeconds(60)),
                                subject,
                                pair.getPublic())
                        .build(
                                new JcaContentSignerBuilder("Ed25519")
                                        .setProvider(Keys.PROVIDER)
                                        .build(pair.getPrivate()))
                        .getEncoded();
        return new Identity(pair.getPrivate(), List.of(Certificates.parse(der)));
    }
}
