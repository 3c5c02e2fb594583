package eu.sealwatch.collector.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Both keys in one PKCS#12 file under a password, with the aliases {@code ed25519} and {@code
 * mldsa44}. PKCS#12 holds no key without a certificate; those here are self-signed and say nothing.
 */
final class KeyStoreFile {

    private static final String ED25519 = "ed25519";
    private static final String ML_DSA = "mldsa44";

    // RFC 5280 section 4.1.2.5: a certificate without an end
    private static final Date NO_END = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

    private KeyStoreFile() {}

    /** Reads the file, or makes it with fresh keys. */
    static KeyPairs openOrCreate(Path file, char[] password) throws IOException {
        if (Files.notExists(file)) create(file, password, KeyPairs.fresh());
        PemKeyFile.requireOwnerOnly(file);
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return new KeyPairs(
                    key(store, ED25519, password, file, Ed25519PrivateKeyParameters.class),
                    key(store, ML_DSA, password, file, MLDSAPrivateKeyParameters.class));
        } catch (GeneralSecurityException e) {
            throw new EvidenceException(file + ": not a PKCS#12 file: " + e.getMessage());
        } catch (EvidenceException e) {
            throw e;
        } catch (IOException e) {
            throw new EvidenceException(
                    file + ": the password is wrong, or the file is damaged: " + e.getMessage());
        }
    }

    static void create(Path file, char[] password, KeyPairs keys) throws IOException {
        if (password.length == 0) {
            throw new EvidenceException(file + ": the key store needs a password");
        }
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            add(store, ED25519, password, keys.ed25519(), "Ed25519", keys.ed25519Pkcs8());
            add(store, ML_DSA, password, keys.mlDsa(), "ML-DSA-44", keys.mlDsaPkcs8());
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            PemKeyFile.create(file, bytes.toString(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(file + ": cannot make the key store: " + e.getMessage(), e);
        }
    }

    private static <K extends AsymmetricKeyParameter> K key(
            KeyStore store, String alias, char[] password, Path file, Class<K> kind)
            throws GeneralSecurityException, IOException {
        var key = store.getKey(alias, password);
        if (key == null) {
            throw new EvidenceException(file + ": the key store has no key '" + alias + "'");
        }
        var parameters = PrivateKeyFactory.createKey(key.getEncoded());
        if (kind.isInstance(parameters)) return kind.cast(parameters);
        throw new EvidenceException(
                "%s: the key '%s' is of the kind %s".formatted(file, alias, key.getAlgorithm()));
    }

    private static void add(
            KeyStore store,
            String alias,
            char[] password,
            AsymmetricKeyParameter key,
            String algorithm,
            byte[] pkcs8)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var factory = KeyFactory.getInstance(algorithm);
        var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        var open = factory.generatePublic(new X509EncodedKeySpec(spki(key)));
        var certificate = certificate(alias, algorithm, secret, open);
        store.setKeyEntry(alias, secret, password, new Certificate[] {certificate});
    }

    private static byte[] spki(AsymmetricKeyParameter key) throws IOException {
        AsymmetricKeyParameter open =
                switch (key) {
                    case Ed25519PrivateKeyParameters ed25519 -> ed25519.generatePublicKey();
                    case MLDSAPrivateKeyParameters mlDsa -> mlDsa.getPublicKeyParameters();
                    default -> throw new IllegalArgumentException("a key of " + key.getClass());
                };
        SubjectPublicKeyInfo info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(open);
        return info.getEncoded();
    }

    private static Certificate certificate(
            String alias, String algorithm, PrivateKey secret, PublicKey open)
            throws OperatorCreationException, CertificateException {
        var name = new X500Principal("CN=sealwatch " + alias);
        var builder =
                new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, new Date(0), NO_END, name, open);
        var signer = new JcaContentSignerBuilder(algorithm).build(secret);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
