package eu.sealwatch.collector.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.SortedSet;

/**
 * Writes chosen entries of a log with all that proves them into one file, which verifies without
 * the log. Needs no private key, and works beside a running collector, on what its latest
 * checkpoint covers.
 */
public final class EvidenceExport {

    private final Path folder;
    private final NoteVerifier log;
    private final TrustPolicy trust;

    /**
     * @param vkey the log's public key, as in its file log.vkey
     */
    public EvidenceExport(Path folder, String vkey) throws EvidenceException {
        this.folder = folder;
        this.log = NoteVerifier.of(NoteKey.parse(vkey));
        this.trust = TrustPolicy.ofKeys(java.util.List.of(vkey));
    }

    /** Writes the file and returns the checkpoint that it rests on. */
    public Checkpoint write(SortedSet<Long> indices, Path file) throws IOException {
        var note = BoundedRead.file(folder.resolve(SigningState.CHECKPOINT), SignedNote.MOST_BYTES);
        var signed = trust.log(note);
        requireCovered(indices, signed.checkpoint());
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(indices, signed, temporary);
            DurableFile.rename(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return signed.checkpoint();
    }

    private void write(SortedSet<Long> indices, SignedCheckpoint signed, Path file)
            throws IOException {
        try (var epochs = EpochReaders.open(Epoch.list(folder));
                var zip = new BufferedOutputStream(Files.newOutputStream(file));
                var out = new ExportFile(zip, signed, log.key())) {
            var tree = new TreeView(epochs, signed.checkpoint().size());
            var written = new HashSet<Hash>();
            for (long index : indices) {
                var entry = epochs.bytes(index);
                var proof = new TlogProof(index, tree.inclusion(index).path(), signed.note());
                // What does not verify here is a damaged log: better known now than in court.
                proof.verify(entry, log);
                out.add(entry, proof);
                if (EntryCodec.decode(entry).body() instanceof Body.Beside beside
                        && written.add(beside.sha256())) {
                    out.addObject(beside, epochs.of(index).objects().object(beside));
                }
            }
        }
    }

    private static void requireCovered(SortedSet<Long> indices, Checkpoint checkpoint) {
        if (indices.isEmpty()) throw new IllegalArgumentException("no entries to export");
        if (indices.first() < 0 || indices.last() >= checkpoint.size()) {
            throw new IllegalArgumentException(
                    "the latest checkpoint covers entries 0 to %d; asked for were %d to %d"
                            .formatted(checkpoint.size() - 1, indices.first(), indices.last()));
        }
    }
}
