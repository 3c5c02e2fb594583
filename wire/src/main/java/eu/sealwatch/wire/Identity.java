package eu.sealwatch.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who one end of the link is: an Ed25519 key and its certificates, own first, authority last.
 *
 * <p>In a folder it is a PKCS#12 file and, beside it, the random password that opens it. The
 * password protects a file that strays alone (a copy, a backup); both files are refused when anyone
 * but their owner may read them.
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final String STORE = "identity.p12";
    private static final String PASSWORD = "identity.password";
    private static final String ALIAS = "identity";
    // Bouncy Castle's plain "PKCS12" would write 3DES and RC2.
    private static final String WRITTEN_AS = "PKCS12-AES256-AES128";
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    public Identity {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity needs its own certificate");
        }
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Whom this end trusts. */
    public X509Certificate authority() {
        return chain.getLast();
    }

    public KeyPair keyPair() {
        return new KeyPair(certificate().getPublicKey(), key);
    }

    public String name() {
        return Certificates.commonName(certificate());
    }

    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(STORE));
    }

    public static Identity load(Path folder) throws IOException {
        char[] password =
                new String(secretFile(folder.resolve(PASSWORD)), StandardCharsets.US_ASCII)
                        .strip()
                        .toCharArray();
        byte[] store = secretFile(folder.resolve(STORE));
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12", Keys.PROVIDER);
            keys.load(new ByteArrayInputStream(store), password);
            Certificate[] chain = keys.getCertificateChain(ALIAS);
            if (chain != null && keys.getKey(ALIAS, password) instanceof PrivateKey key) {
                return new Identity(
                        key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(folder.resolve(STORE) + " cannot be read: " + e.getMessage(), e);
        }
        throw new IOException(folder.resolve(STORE) + " holds no key named " + ALIAS);
    }

    public void save(Path folder) throws IOException {
        DurableFile.createFolder(folder);
        Path passwordFile = folder.resolve(PASSWORD);
        // The password stays when the identity is replaced: two files cannot change in one step.
        if (Files.notExists(passwordFile)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            DurableFile.replace(passwordFile, Base64.getUrlEncoder().encode(random));
        }
        char[] password =
                new String(secretFile(passwordFile), StandardCharsets.US_ASCII)
                        .strip()
                        .toCharArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            KeyStore keys = KeyStore.getInstance(WRITTEN_AS, Keys.PROVIDER);
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, key, password, chain.toArray(Certificate[]::new));
            keys.store(bytes, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("the identity cannot be written as PKCS#12", e);
        }
        DurableFile.replace(folder.resolve(STORE), bytes.toByteArray());
    }

    private static byte[] secretFile(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException("no identity: " + file + " is missing; enrol first");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            throw new IOException(
                    file
                            + " has mode "
                            + PosixFilePermissions.toString(permissions)
                            + " and may be read or written by others; allow only its owner (chmod"
                            + " 600) and, if it was exposed, enrol again");
        }
        return Files.readAllBytes(file);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + name() + "]";
    }
}
