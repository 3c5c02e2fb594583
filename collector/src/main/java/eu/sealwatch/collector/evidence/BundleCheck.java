package eu.sealwatch.collector.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks a bundle: every proof, and that the file is, byte for byte, the one that its content
 * gives, so that nothing travels along unseen. Used once.
 */
final class BundleCheck {

    private static final int MOST_FILES = 100_000;

    private final Path file;
    private final TrustPolicy trust;
    private final Optional<TimeStampTrust> authorities;
    private final List<String> proven = new ArrayList<>();
    private final List<String> notProven = new ArrayList<>();
    private String where = "file";

    BundleCheck(Path file, TrustPolicy trust, Optional<TimeStampTrust> authorities) {
        this.file = file;
        this.trust = trust;
        this.authorities = authorities;
    }

    String where() {
        return where;
    }

    Verification.Proven run() throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_FILES) throw new EvidenceException("holds too many files");
            where = BundleFile.CHECKPOINT;
            var checkpoint = trust.log(content(zip, where)).checkpoint();
            where = BundleFile.RECORDS;
            var records = Records.parse(content(zip, where, Records.MOST_BYTES));
            requireProof(zip, checkpoint, records);
            var attestations = new Attestations(trust, authorities);
            checkAttestations(zip, checkpoint, records, attestations);
            checkContainer(zip, records);
            var indices = records.indices();
            long first = indices[0];
            long last = indices[indices.length - 1];
            proven.addFirst(
                    ("%,d entries, %,d to %,d, each unchanged at its index, in the log %s as it was"
                                    + " signed at %,d entries with root %s")
                            .formatted(
                                    indices.length,
                                    first,
                                    last,
                                    checkpoint.origin(),
                                    checkpoint.size(),
                                    checkpoint.root()));
            proven.addAll(attestations.proven(first, last));
            if (indices.length < last - first + 1) {
                notProven.add("what stands between these entries in the log: it was not exported");
            }
            notProven.addAll(attestations.notProven(last));
            notProven.add("report.txt: it is a rendering; the records are the evidence");
            return new Verification.Proven(
                    checkpoint.origin(),
                    checkpoint.size(),
                    checkpoint.root(),
                    first,
                    indices.length,
                    proven,
                    notProven);
        }
    }

    private void requireProof(ZipFile zip, Checkpoint checkpoint, Records records)
            throws IOException {
        if (records.all().isEmpty()) throw new EvidenceException("no entries");
        if (records.all().getLast().index() >= checkpoint.size()) {
            throw new EvidenceException("an entry beyond the checkpoint");
        }
        where = BundleFile.PROOF;
        var proof = RecordsProof.parse(content(zip, where, Records.MOST_BYTES));
        if (!EvidenceBundle.root(checkpoint.size(), records, proof).equals(checkpoint.root())) {
            throw new EvidenceException(
                    "the entries do not lead to the root that the log signed: one was changed,"
                            + " moved, added or left out");
        }
    }

    private void checkAttestations(
            ZipFile zip, Checkpoint checkpoint, Records records, Attestations attestations)
            throws IOException {
        where = BundleFile.CONSISTENCY;
        var consistency = Consistencies.parse(checkpoint.size(), content(zip, where));
        Attestations.Continues continues =
                earlier -> consistency.require(earlier, checkpoint.root());
        where = BundleFile.COSIGNED;
        Optional<SignedCheckpoint> cosigned =
                zip.getEntry(where) == null
                        ? Optional.empty()
                        : Optional.of(trust.log(content(zip, where)));
        attestations.witnesses(cosigned, continues);
        for (var logged : records.all()) {
            where = "entry " + logged.index();
            var entry = EntryCodec.decode(logged.entry()).entry(beside -> object(zip, beside));
            if (entry.type() == EntryType.TIME_STAMP) {
                attestations.stamp(logged.index(), TimeStamp.parse(entry.payload()), continues);
            }
        }
    }

    /** Packs the proven content anew: the file must be the same, so it holds nothing else. */
    private void checkContainer(ZipFile zip, Records records) throws IOException {
        where = "file";
        var sha256 = Hashes.newSha256();
        var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256);
        try (var same = new BundleFile(out)) {
            for (var name : names(zip, records)) {
                same.add(name, content(zip, name, ObjectFiles.MOST_BYTES * 2));
            }
            if (zip.getEntry(BundleFile.MANIFEST) != null) checkManifest(zip, same);
        }
        where = "file";
        if (!Arrays.equals(sha256.digest(), fileSha256())) {
            throw new EvidenceException(
                    "the file holds more than its proven content, or was changed or packed again");
        }
    }

    private void checkManifest(ZipFile zip, BundleFile same) throws IOException {
        where = BundleFile.MANIFEST;
        var manifest = content(zip, where);
        if (!Arrays.equals(manifest, same.manifest())) {
            throw new EvidenceException("it does not name what the bundle holds");
        }
        where = BundleFile.TOKEN;
        var token = content(zip, where);
        same.add(BundleFile.MANIFEST, manifest);
        same.add(BundleFile.TOKEN, token);
        if (authorities.isEmpty()) {
            notProven.add(
                    "when the bundle was packed: no authority was given to check its stamp by");
            return;
        }
        var packed = authorities.get().verify(manifest, token);
        proven.add(
                "the bundle, report included, was packed before %s, says %s"
                        .formatted(packed.time(), packed.authority()));
    }

    /** In the order in which they are written. */
    private static List<String> names(ZipFile zip, Records records) throws IOException {
        var names = new ArrayList<String>();
        names.add(BundleFile.REPORT);
        names.add(BundleFile.CHECKPOINT);
        if (zip.getEntry(BundleFile.COSIGNED) != null) names.add(BundleFile.COSIGNED);
        names.add(BundleFile.RECORDS);
        names.add(BundleFile.PROOF);
        names.add(BundleFile.CONSISTENCY);
        var objects = new TreeMap<String, Body.Beside>();
        for (var logged : records.all()) {
            if (EntryCodec.decode(logged.entry()).body() instanceof Body.Beside beside) {
                objects.put(BundleFile.OBJECTS + beside.sha256(), beside);
            }
        }
        names.addAll(objects.keySet());
        return names;
    }

    private static byte[] object(ZipFile zip, Body.Beside beside) throws IOException {
        var bytes = content(zip, BundleFile.OBJECTS + beside.sha256(), ObjectFiles.MOST_BYTES);
        ObjectFiles.requireMatch(beside, bytes);
        return bytes;
    }

    private static byte[] content(ZipFile zip, String name) throws IOException {
        return content(zip, name, SignedNote.MOST_BYTES);
    }

    private static byte[] content(ZipFile zip, String name, int mostBytes) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) throw new EvidenceException("missing: " + name);
        try (var in = zip.getInputStream(entry)) {
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
