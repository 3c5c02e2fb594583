package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * What a log signs with: Ed25519, and beside it ML-DSA-44, each checkpoint with both. The private
 * keys lie in two PEM files or in one PKCS#12 file. Prints nothing secret. Thread safe.
 */
public final class LogKey {

    private final List<NoteSigner> signers;

    private LogKey(List<NoteSigner> signers) {
        this.signers = List.copyOf(signers);
    }

    /**
     * Reads the keys; on first start makes them.
     *
     * @param pem the Ed25519 key; the ML-DSA-44 key lies beside it, {@code -mldsa44} in its name
     */
    public static LogKey openOrCreate(Path pem, String origin) throws IOException {
        NoteKey.requireName(origin);
        var name = pem.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot < 0 ? name.length() : dot;
        var mlDsa = pem.resolveSibling(name.substring(0, end) + "-mldsa44" + name.substring(end));
        return of(origin, KeyPairs.openOrCreate(pem, mlDsa));
    }

    /** Reads the keys from a PKCS#12 file; on first start makes it. */
    public static LogKey openOrCreate(Path pkcs12, char[] password, String origin)
            throws IOException {
        NoteKey.requireName(origin);
        return of(origin, KeyStoreFile.openOrCreate(pkcs12, password));
    }

    private static LogKey of(String origin, KeyPairs keys) {
        return new LogKey(
                List.of(
                        new Ed25519NoteSigner(origin, keys.ed25519()),
                        new MlDsaSigner(origin, keys.mlDsa(), InstantSource.system())));
    }

    static LogKey fromSeed(String origin, byte[] seed) {
        return new LogKey(
                List.of(new Ed25519NoteSigner(origin, new Ed25519PrivateKeyParameters(seed))));
    }

    /** Ed25519 first. */
    List<NoteSigner> signers() {
        return signers;
    }

    NoteSigner first() {
        return signers.getFirst();
    }

    /** The log's name, as every checkpoint says it. */
    public String origin() {
        return first().key().name();
    }

    /** The Ed25519 public key as text, for auditors. */
    public String vkey() {
        return first().key().vkey();
    }

    /** All public keys as text, Ed25519 first. */
    public List<String> vkeys() {
        return signers.stream().map(signer -> signer.key().vkey()).toList();
    }

    /**
     * Writes what auditors need: {@code log.vkey}, the Ed25519 key, and {@code log.policy}, a trust
     * policy that wants the signatures of all keys and no witness.
     */
    public void publish(Path folder) throws IOException {
        write(folder.resolve("log.vkey"), vkey() + "\n");
        var policy =
                new StringBuilder("# checkpoints of this log carry the signature of each key\n");
        for (var vkey : vkeys()) policy.append("log ").append(vkey).append('\n');
        write(folder.resolve("log.policy"), policy + "quorum none\n");
    }

    @Override
    public String toString() {
        return "LogKey[" + vkey() + "]";
    }

    private static void write(Path file, String text) throws IOException {
        DurableFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
