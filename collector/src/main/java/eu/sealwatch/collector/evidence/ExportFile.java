package eu.sealwatch.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The layout of an export: a ZIP that holds the checkpoint, the vkey, and for each entry, in
 * ascending order, its bytes and its proof. Stored, not compressed, and dated 1980, so that the
 * same content always gives the same bytes.
 */
final class ExportFile implements Closeable {

    static final String CHECKPOINT = "checkpoint";
    static final String VKEY = "log.vkey";
    private static final LocalDateTime UNDATED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    ExportFile(OutputStream out, SignedCheckpoint checkpoint, NoteKey key) throws IOException {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(CHECKPOINT, checkpoint.bytes());
        put(VKEY, (key.vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static String entryName(long index) {
        return "entries/" + index + ".entry";
    }

    static String proofName(long index) {
        return "entries/" + index + ".tlog-proof";
    }

    static String objectName(Body.Beside beside) {
        return ObjectFiles.FOLDER + "/" + beside.sha256();
    }

    void add(byte[] entry, TlogProof proof) throws IOException {
        put(entryName(proof.index()), entry);
        put(proofName(proof.index()), proof.text().getBytes(StandardCharsets.UTF_8));
    }

    void addObject(Body.Beside beside, byte[] bytes) throws IOException {
        put(objectName(beside), bytes);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void put(String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        // Not setTime, which depends on the time zone.
        entry.setTimeLocal(UNDATED);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
