package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Checks a whole log folder in one pass: every entry against the tiles, the root against the signed
 * checkpoint, and that there is nothing more. Used once.
 */
final class LogCheck {

    private final Path folder;
    private final NoteVerifier log;
    private final ObjectFiles objects;
    private String where = EvidenceLog.CHECKPOINT;

    LogCheck(Path folder, NoteVerifier log) {
        this.folder = folder;
        this.log = log;
        this.objects = new ObjectFiles(folder);
    }

    /** What was being looked at last. */
    String where() {
        return where;
    }

    Verification.Proven run() throws IOException {
        var note = BoundedRead.file(folder.resolve(EvidenceLog.CHECKPOINT), SignedNote.MOST_BYTES);
        var checkpoint = SignedCheckpoint.verify(note, log).checkpoint();
        where = Rebuild.ENTRIES;
        try (var entries = EntryReader.open(folder.resolve(Rebuild.ENTRIES));
                var tiles = new TileCheck(folder)) {
            var tree = new MerkleTree(tiles);
            readAll(entries, tree, checkpoint);
            where = "tiles";
            tiles.requireEnd();
            where = Rebuild.ENTRIES;
            if (!tree.root().equals(checkpoint.root())) {
                throw new EvidenceException(
                        "the entries have the root %s, the checkpoint has %s"
                                .formatted(tree.root(), checkpoint.root()));
            }
        }
        checkSigningState(checkpoint);
        return new Verification.Proven(
                checkpoint.origin(), checkpoint.size(), checkpoint.root(), checkpoint.size());
    }

    private void readAll(EntryReader entries, MerkleTree tree, Checkpoint checkpoint)
            throws IOException {
        var hashes = new Hashes();
        for (long i = 0; i < checkpoint.size(); i++) {
            where = "entry " + i;
            var entry = entries.next();
            if (entry.isEmpty()) {
                throw new EvidenceException(
                        "missing: the checkpoint is of %d entries".formatted(checkpoint.size()));
            }
            // Reads the object, when the payload lies beside.
            EntryCodec.decode(entry.get()).entry(objects);
            tree.append(hashes.leaf(entry.get()));
        }
        where = Rebuild.ENTRIES;
        if (entries.remaining() > 0) {
            throw new EvidenceException(
                    ("%d bytes after the last signed entry; when a collector is at work here, "
                                    + "verify an export or stop it first")
                            .formatted(entries.remaining()));
        }
    }

    /** An auditor's copy may lack this file; where it is, an older checkpoint shows as such. */
    private void checkSigningState(Checkpoint checkpoint) throws IOException {
        where = EvidenceLog.SIGNING_STATE;
        var file = folder.resolve(EvidenceLog.SIGNING_STATE);
        if (Files.notExists(file)) return;
        var expected = checkpoint.text().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(BoundedRead.file(file, SignedNote.MOST_BYTES), expected)) {
            throw new EvidenceException(
                    "the log signed last for another size or root than the checkpoint has");
        }
    }
}
