package eu.sealwatch.collector.alert.delivery;

import eu.sealwatch.config.settings.AlertTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/** TLS from PEM files: whom we trust, and who we are. */
final class PemTls {
    private PemTls() {}

    static SSLContext context(AlertTarget.Tls settings) throws IOException {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(settings.trust().isPresent() ? authorities(settings.trust().get()) : null);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own(settings), new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static KeyStore authorities(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate each : certificates(file)) {
            store.setCertificateEntry("authority-" + number++, each);
        }
        return store;
    }

    private static @Nullable KeyStore own(AlertTarget.Tls settings)
            throws IOException, GeneralSecurityException {
        if (settings.own().isEmpty()) {
            return null;
        }
        Path keyFile = settings.own().get().key();
        KeyStore store = empty();
        store.setKeyEntry(
                "own", key(keyFile), new char[0], certificates(settings.own().get().certificate()));
        return store;
    }

    private static Certificate[] certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Certificate[] found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(Certificate[]::new);
            if (found.length > 0) {
                return found;
            }
            throw new IOException(file + ": holds no certificate in PEM");
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": holds no certificate in PEM: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try (var reader = new PEMParser(Files.newBufferedReader(file))) {
            if (reader.readObject() instanceof PrivateKeyInfo info) {
                return new JcaPEMKeyConverter().getPrivateKey(info);
            }
        }
        throw new IOException(
                file
                        + ": holds no PKCS#8 key in PEM ('BEGIN PRIVATE KEY'); openssl pkcs8 makes one");
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
