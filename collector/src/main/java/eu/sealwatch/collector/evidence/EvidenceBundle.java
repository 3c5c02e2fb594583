package eu.sealwatch.collector.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes chosen entries of a log with all that proves them into one ASiC-E file, which verifies
 * without the log.
 */
public final class EvidenceBundle {

    private final LogReader log;
    private final Optional<TimeStampAuthority> authority;

    /**
     * @param authority stamps the bundle as a whole, when there is one
     */
    public EvidenceBundle(LogReader log, Optional<TimeStampAuthority> authority) {
        this.log = log;
        this.authority = authority;
    }

    /** The records of a bundle in words. */
    @FunctionalInterface
    public interface Report {

        /**
         * @param records in order, each once
         */
        String of(Checkpoint checkpoint, Iterable<Numbered> records) throws IOException;
    }

    /** An entry and its index in the log. */
    public record Numbered(long index, Entry entry) {}

    /** How many entries the log had that a time-stamp entry stamps. */
    public static long stampedSize(Entry entry) throws IOException {
        return TimeStamp.parse(entry.payload()).checkpoint().size();
    }

    /** Writes the file, and says what of it could not be had from others. */
    public Optional<String> write(SortedSet<Long> indices, Report report, Path file)
            throws IOException, InterruptedException {
        if (indices.isEmpty()) throw new IllegalArgumentException("no entries to export");
        log.requireCovered(indices.first());
        log.requireCovered(indices.last());
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Optional<String> lacking;
            try (var out = new BufferedOutputStream(Files.newOutputStream(temporary));
                    var bundle = new BundleFile(out)) {
                lacking = fill(bundle, indices, report);
            }
            DurableFile.rename(temporary, file);
            return lacking;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Optional<String> fill(BundleFile bundle, SortedSet<Long> indices, Report report)
            throws IOException, InterruptedException {
        var checkpoint = log.checkpoint().checkpoint();
        var records = new ArrayList<Records.Logged>();
        var numbered = new ArrayList<Numbered>();
        var objects = new TreeMap<String, byte[]>();
        var earlier = new TreeSet<Long>();
        long bytes = 0;
        for (long index : indices) {
            var entry = log.epochs().bytes(index);
            bytes += entry.length;
            if (bytes > Records.MOST_BYTES) {
                throw new EvidenceException(
                        "the entries are more than 512 MiB; export a shorter period");
            }
            records.add(new Records.Logged(index, entry));
            var leaf = EntryCodec.decode(entry);
            var whole = leaf.entry(log.epochs().of(index).objects());
            numbered.add(new Numbered(index, whole));
            if (leaf.body() instanceof Body.Beside beside) {
                objects.put(beside.sha256().toString(), whole.payload());
            }
            if (leaf.type() == EntryType.TIME_STAMP) {
                earlier.add(TimeStamp.parse(whole.payload()).checkpoint().size());
            }
        }
        log.cosigned().ifPresent(note -> earlier.add(note.checkpoint().size()));
        var chosen = new Records(records);
        var tree = new TreeView(log.epochs(), checkpoint.size());
        var proof = RecordsProof.of(tree, checkpoint.size(), chosen.indices());
        requireProven(checkpoint, chosen, proof);

        bundle.add(BundleFile.REPORT, utf8(report.of(checkpoint, numbered)));
        bundle.add(BundleFile.CHECKPOINT, log.checkpoint().bytes());
        if (log.cosigned().isPresent()) {
            bundle.add(BundleFile.COSIGNED, log.cosigned().get().bytes());
        }
        bundle.add(BundleFile.RECORDS, chosen.bytes());
        bundle.add(BundleFile.PROOF, proof.bytes());
        bundle.add(
                BundleFile.CONSISTENCY,
                Consistencies.of(log.epochs(), checkpoint.size(), earlier).bytes());
        for (var object : objects.entrySet()) {
            bundle.add(BundleFile.OBJECTS + object.getKey(), object.getValue());
        }
        return stamp(bundle);
    }

    /** What does not verify here is a damaged log: better known now than in court. */
    private static void requireProven(Checkpoint checkpoint, Records records, RecordsProof proof)
            throws IOException {
        if (!root(checkpoint.size(), records, proof).equals(checkpoint.root())) {
            throw new EvidenceException(
                    "the log is damaged: its entries and tiles do not give the root that it signed;"
                            + " run 'evidence verify' on it");
        }
    }

    static Hash root(long size, Records records, RecordsProof proof) throws IOException {
        var hashes = new Hashes();
        var next = records.all().iterator();
        return proof.root(size, records.indices(), () -> hashes.leaf(next.next().entry()));
    }

    private Optional<String> stamp(BundleFile bundle) throws IOException, InterruptedException {
        if (authority.isEmpty()) return Optional.empty();
        var manifest = bundle.manifest();
        byte[] token;
        try {
            token = authority.get().stamp(manifest);
        } catch (IOException e) {
            return Optional.of("the bundle has no time stamp of its own: " + e.getMessage());
        }
        bundle.add(BundleFile.MANIFEST, manifest);
        bundle.add(BundleFile.TOKEN, token);
        return Optional.empty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
