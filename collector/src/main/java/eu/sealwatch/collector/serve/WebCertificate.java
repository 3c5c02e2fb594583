package eu.sealwatch.collector.serve;

import eu.sealwatch.config.settings.WebSettings;
import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificate and key of the pages: the operator's own, or a self-signed pair made at first start,
 * of which people compare the fingerprint. P-256, because browsers know no Ed25519.
 *
 * @param selfSigned whether nobody vouches for it
 */
record WebCertificate(String chain, String key, boolean selfSigned, String fingerprint) {
    // browsers refuse more (CA/Browser Forum baseline requirements, 6.3.2)
    private static final Duration LIFE = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    static WebCertificate open(WebSettings settings, Path folder, Clock clock) throws IOException {
        if (settings.tls().isPresent()) {
            WebSettings.Tls tls = settings.tls().get();
            return read(tls.certificate(), tls.key(), false);
        }
        Path chain = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        if (Files.notExists(chain) || Files.notExists(key) || ends(chain, clock)) {
            make(settings, chain, key, clock.instant());
        }
        return read(chain, key, true);
    }

    private static WebCertificate read(Path chain, Path key, boolean selfSigned)
            throws IOException {
        X509Certificate own = parse(chain);
        if (Files.notExists(key)) {
            throw new IOException(key + ": is missing; it is the key of " + chain);
        }
        try {
            return new WebCertificate(
                    Files.readString(chain),
                    Files.readString(key),
                    selfSigned,
                    HexFormat.ofDelimiter(":")
                            .formatHex(Sha256.of(own.getEncoded()))
                            .toUpperCase(Locale.ROOT));
        } catch (GeneralSecurityException e) {
            throw new IOException(chain + ": " + e.getMessage(), e);
        }
    }

    private static X509Certificate parse(Path chain) throws IOException {
        try (var in = Files.newInputStream(chain)) {
            if (CertificateFactory.getInstance("X.509").generateCertificate(in)
                    instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new IOException(chain + ": holds no certificate in PEM");
        } catch (GeneralSecurityException e) {
            throw new IOException(chain + ": holds no certificate in PEM: " + e.getMessage(), e);
        }
    }

    private static boolean ends(Path chain, Clock clock) throws IOException {
        return parse(chain).getNotAfter().toInstant().isBefore(clock.instant().plus(RENEW_BEFORE));
    }

    private static void make(WebSettings settings, Path chain, Path key, Instant now)
            throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var name = new X500Name("CN=Sealwatch collector");
            var builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(120, new SecureRandom()),
                            Date.from(now.minus(Duration.ofHours(1))),
                            Date.from(now.plus(LIFE)),
                            name,
                            pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, names(settings));
            var certificate =
                    builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .build(pair.getPrivate()));
            DurableFile.replace(key, pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
            DurableFile.replace(chain, pem(certificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no certificate can be made: " + e.getMessage(), e);
        }
    }

    private static GeneralNames names(WebSettings settings) {
        var names = new ArrayList<GeneralName>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        if (!settings.address().isAnyLocalAddress() && !settings.address().isLoopbackAddress()) {
            names.add(new GeneralName(GeneralName.iPAddress, settings.address().getHostAddress()));
        }
        settings.publicUrl()
                .map(url -> String.valueOf(url.getHost()))
                .filter(host -> !host.equals("localhost") && !host.matches("[0-9.:\\[\\]]+"))
                .ifPresent(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static byte[] pem(Object content) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WebCertificate[" + fingerprint + "]";
    }
}
