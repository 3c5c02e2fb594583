package eu.sealwatch.collector.evidence;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * The log's Ed25519 signing key: a PKCS#8 PEM file that only its owner may read, with the vkey text
 * for auditors beside it. Prints nothing secret. Thread safe.
 */
public final class LogKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    // RFC 8410: PKCS#8 version 1, algorithm Ed25519, then the 32-byte seed
    private static final byte[] PKCS8_HEADER =
            HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final NoteSigner signer;

    private LogKey(NoteSigner signer) {
        this.signer = signer;
    }

    /** Reads the key; on first start makes it. Writes {@code log.vkey} beside it when missing. */
    public static LogKey openOrCreate(Path pem, String origin) throws IOException {
        NoteKey.requireName(origin);
        if (Files.notExists(pem)) create(pem);
        var key = new LogKey(new Ed25519NoteSigner(origin, read(pem)));
        var vkey = pem.resolveSibling("log.vkey");
        if (Files.notExists(vkey)) {
            DurableFile.replace(vkey, (key.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return key;
    }

    static LogKey fromSeed(String origin, byte[] seed) {
        return new LogKey(new Ed25519NoteSigner(origin, new Ed25519PrivateKeyParameters(seed)));
    }

    NoteSigner signer() {
        return signer;
    }

    /** The log's name, as every checkpoint says it. */
    public String origin() {
        return signer.key().name();
    }

    /** The public key as text, for auditors. */
    public String vkey() {
        return signer.key().vkey();
    }

    @Override
    public String toString() {
        return "LogKey[" + vkey() + "]";
    }

    private static void create(Path pem) throws IOException {
        var pkcs8 = ByteBuffer.allocate(PKCS8_HEADER.length + 32).put(PKCS8_HEADER);
        pkcs8.put(new Ed25519PrivateKeyParameters(new SecureRandom()).getEncoded());
        var base64 = Base64.getEncoder().encodeToString(pkcs8.array());
        var text = BEGIN + "\n" + base64 + "\n" + END + "\n";
        var ownerOnly = PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE));
        // A key half written must not be found at the next start, so it gets its name last.
        var temporary = pem.resolveSibling(pem.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (var file =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly)) {
            DurableFile.writeAll(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            file.force(true);
        }
        DurableFile.rename(temporary, pem);
    }

    private static Ed25519PrivateKeyParameters read(Path pem) throws IOException {
        var allowed = Set.of(OWNER_READ, OWNER_WRITE);
        if (!allowed.containsAll(Files.getPosixFilePermissions(pem))) {
            throw new EvidenceException(pem + " can be read by others; do: chmod 600 " + pem);
        }
        var text = Files.readString(pem).strip();
        if (text.startsWith(BEGIN) && text.endsWith(END)) {
            var body = text.substring(BEGIN.length(), text.length() - END.length());
            try {
                var pkcs8 = Base64.getMimeDecoder().decode(body);
                if (PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters key) {
                    return key;
                }
            } catch (IllegalArgumentException | IOException e) {
                throw unreadable(pem);
            }
        }
        throw unreadable(pem);
    }

    private static EvidenceException unreadable(Path pem) {
        return new EvidenceException(
                pem + " is not an Ed25519 private key in PKCS#8 PEM; restore it from its backup");
    }
}
