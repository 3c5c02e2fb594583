package eu.sealwatch.collector.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The layout of a bundle: an ASiC-E container of ETSI EN 319 162-1. Stored, not compressed, in one
 * order and dated 1980, so that the same content always gives the same bytes.
 */
final class BundleFile implements Closeable {

    static final String MIMETYPE = "mimetype";
    static final String ASIC = "application/vnd.etsi.asic-e+zip";
    static final String REPORT = "report.txt";
    static final String CHECKPOINT = "checkpoint";
    static final String COSIGNED = "cosigned";
    static final String RECORDS = "records";
    static final String PROOF = "proof";
    static final String CONSISTENCY = "consistency";
    static final String OBJECTS = ObjectFiles.FOLDER + "/";
    static final String MANIFEST = "META-INF/ASiCManifest001.xml";
    static final String TOKEN = "META-INF/timestamp001.tst";

    /** As sha256sum writes it: over all other files, for a quick look without any key. */
    static final String DIGESTS = "META-INF/sealwatch.sha256";

    private static final LocalDateTime UNDATED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final SortedMap<String, Hash> digests = new TreeMap<>();

    BundleFile(OutputStream out) throws IOException {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(MIMETYPE, ASIC.getBytes(StandardCharsets.US_ASCII));
    }

    void add(String name, byte[] content) throws IOException {
        digests.put(name, ObjectFiles.sha256(content));
        put(name, content);
    }

    /** What a time stamp of the container is over: the digest of each file added so far. */
    byte[] manifest() {
        var xml = new ByteArrayOutputStream();
        line(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line(
                xml,
                "<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\""
                        + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">");
        line(
                xml,
                "<asic:SigReference URI=\""
                        + TOKEN
                        + "\" MimeType=\"application/vnd.etsi.timestamp-token\"/>");
        digests.forEach((name, hash) ->
                line(
                        xml,
                        "<asic:DataObjectReference URI=\""
                                + name
                                + "\"><ds:DigestMethod"
                                + " Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
                                + "<ds:DigestValue>"
                                + hash.base64()
                                + "</ds:DigestValue></asic:DataObjectReference>"));
        line(xml, "</asic:ASiCManifest>");
        return xml.toByteArray();
    }

    byte[] digests() {
        var text = new StringBuilder();
        digests.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        put(DIGESTS, digests());
        zip.close();
    }

    private static void line(ByteArrayOutputStream xml, String line) {
        xml.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
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
