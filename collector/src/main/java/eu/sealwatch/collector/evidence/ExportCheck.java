package eu.sealwatch.collector.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks an export: every proof, and that the file is, byte for byte, the one that its proven
 * content gives, so that nothing unproven travels along. Used once.
 */
final class ExportCheck {

    private final Path file;
    private final NoteVerifier log;
    private String where = "file";

    ExportCheck(Path file, NoteVerifier log) {
        this.file = file;
        this.log = log;
    }

    String where() {
        return where;
    }

    Verification.Proven run() throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            where = ExportFile.CHECKPOINT;
            var signed = SignedCheckpoint.verify(content(zip, where), log);
            var sha256 = Hashes.newSha256();
            long entries = checkEntries(zip, signed, sha256);
            where = "file";
            if (!Arrays.equals(sha256.digest(), fileSha256())) {
                throw new EvidenceException(
                        "the file holds more than its proven content, or was packed again");
            }
            var checkpoint = signed.checkpoint();
            return new Verification.Proven(
                    checkpoint.origin(), checkpoint.size(), checkpoint.root(), 0, entries);
        }
    }

    private long checkEntries(ZipFile zip, SignedCheckpoint signed, MessageDigest sha256)
            throws IOException {
        long count = 0;
        long last = -1;
        var seen = new HashSet<Hash>();
        var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256);
        try (var same = new ExportFile(out, signed, log.key())) {
            var names = zip.stream().map(ZipEntry::getName).iterator();
            while (names.hasNext()) {
                where = names.next();
                // What lies beside entries and their proofs is left to the comparison of the whole.
                if (!where.endsWith(".tlog-proof")) continue;
                var text = new String(content(zip, where), StandardCharsets.UTF_8);
                var proof = TlogProof.parse(text);
                if (!proof.note().equals(signed.note())) {
                    throw new EvidenceException("rests on another checkpoint than the export");
                }
                if (proof.index() <= last) {
                    throw new EvidenceException("entries are not in ascending order");
                }
                last = proof.index();
                var entry = content(zip, ExportFile.entryName(last));
                proof.verify(entry, log);
                same.add(entry, proof);
                if (EntryCodec.decode(entry).body() instanceof Body.Beside beside
                        && seen.add(beside.sha256())) {
                    where = ExportFile.objectName(beside);
                    var object = content(zip, where, ObjectFiles.MOST_BYTES);
                    ObjectFiles.requireMatch(beside, object);
                    same.addObject(beside, object);
                }
                count++;
            }
        }
        where = "file";
        if (count == 0) throw new EvidenceException("the export holds no entries");
        return count;
    }

    private static byte[] content(ZipFile zip, String name) throws IOException {
        return content(zip, name, SignedNote.MOST_BYTES);
    }

    private static byte[] content(ZipFile zip, String name, int mostBytes) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw new EvidenceException("missing: " + name);
        try (InputStream in = zip.getInputStream(entry)) {
            return BoundedRead.stream(in, mostBytes);
        }
    }

    private byte[] fileSha256() throws IOException {
        var sha256 = Hashes.newSha256();
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            in.transferTo(out);
        }
        return sha256.digest();
    }
}
