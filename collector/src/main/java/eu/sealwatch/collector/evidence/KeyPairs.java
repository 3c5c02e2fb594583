package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * The two private keys of a log or a witness: one that all programs know, and one for the time when
 * quantum computers forge the first.
 */
record KeyPairs(Ed25519PrivateKeyParameters ed25519, MLDSAPrivateKeyParameters mlDsa) {

    // RFC 8410: PKCS#8 version 1, algorithm Ed25519, then the 32-byte seed
    private static final byte[] ED25519_HEADER =
            HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final int SEED_BYTES = 32;

    static KeyPairs fresh() {
        var seed = new byte[SEED_BYTES];
        Salts.RANDOM.nextBytes(seed);
        return new KeyPairs(new Ed25519PrivateKeyParameters(Salts.RANDOM), mlDsa(seed));
    }

    static MLDSAPrivateKeyParameters mlDsa(byte[] seed) {
        return new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    }

    /** Reads both files; makes what is not there. */
    static KeyPairs openOrCreate(Path ed25519, Path mlDsa) throws IOException {
        var fresh = fresh();
        if (Files.notExists(ed25519)) PemKeyFile.create(ed25519, fresh.ed25519Pkcs8());
        if (Files.notExists(mlDsa)) PemKeyFile.create(mlDsa, fresh.mlDsaPkcs8());
        return new KeyPairs(
                PemKeyFile.read(ed25519, Ed25519PrivateKeyParameters.class, "Ed25519"),
                PemKeyFile.read(mlDsa, MLDSAPrivateKeyParameters.class, "ML-DSA-44"));
    }

    byte[] ed25519Pkcs8() {
        return ByteBuffer.allocate(ED25519_HEADER.length + SEED_BYTES)
                .put(ED25519_HEADER)
                .put(ed25519.getEncoded())
                .array();
    }

    /** The expanded form of RFC 9881: the only one that the JDK reads. */
    byte[] mlDsaPkcs8() throws IOException {
        var expanded = mlDsa.getParametersWithFormat(MLDSAPrivateKeyParameters.EXPANDED_KEY);
        return PrivateKeyInfoFactory.createPrivateKeyInfo(expanded).getEncoded();
    }

    @Override
    public String toString() {
        return "KeyPairs[***]";
    }
}
