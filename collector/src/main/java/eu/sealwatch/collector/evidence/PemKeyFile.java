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
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key in PKCS#8 PEM, which only its owner may read. */
final class PemKeyFile {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PemKeyFile() {}

    static void create(Path pem, byte[] pkcs8) throws IOException {
        var base64 = Base64.getEncoder().encodeToString(pkcs8);
        create(pem, BEGIN + "\n" + base64 + "\n" + END + "\n");
    }

    /** Makes a file that only its owner may read; it gets its name last, when it is whole. */
    static void create(Path file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE));
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (var channel =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly)) {
            DurableFile.writeAll(
                    channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), 0);
            channel.force(true);
        }
        DurableFile.rename(temporary, file);
    }

    static void requireOwnerOnly(Path file) throws IOException {
        var allowed = Set.of(OWNER_READ, OWNER_WRITE);
        if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
            throw new EvidenceException(file + " can be read by others; do: chmod 600 " + file);
        }
    }

    static <K extends AsymmetricKeyParameter> K read(Path pem, Class<K> kind, String name)
            throws IOException {
        requireOwnerOnly(pem);
        var text = Files.readString(pem).strip();
        if (text.startsWith(BEGIN) && text.endsWith(END)) {
            var body = text.substring(BEGIN.length(), text.length() - END.length());
            try {
                var key = PrivateKeyFactory.createKey(Base64.getMimeDecoder().decode(body));
                if (kind.isInstance(key)) return kind.cast(key);
            } catch (IllegalArgumentException | IOException e) {
                throw unreadable(pem, name);
            }
        }
        throw unreadable(pem, name);
    }

    private static EvidenceException unreadable(Path pem, String name) {
        return new EvidenceException(
                "%s is not an %s private key in PKCS#8 PEM; restore it from its backup"
                        .formatted(pem, name));
    }
}
