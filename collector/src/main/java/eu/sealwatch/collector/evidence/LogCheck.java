package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks a whole log folder in one pass: every entry against the tiles, each epoch against the one
 * before, the root against the signed checkpoint, and that there is nothing more. Used once.
 */
final class LogCheck {

    private final Path folder;
    private final TrustPolicy trust;
    private final Optional<TimeStampTrust> authorities;

    /** Entries that hold time stamps, and those stamps: checked when all else is. */
    private final SortedMap<Long, TimeStamp> stamps = new TreeMap<>();

    private final Hashes hashes = new Hashes();
    private String where = SigningState.CHECKPOINT;

    LogCheck(Path folder, TrustPolicy trust, Optional<TimeStampTrust> authorities) {
        this.folder = folder;
        this.trust = trust;
        this.authorities = authorities;
    }

    /** What was being looked at last. */
    String where() {
        return where;
    }

    Verification.Proven run() throws IOException {
        var note = BoundedRead.file(folder.resolve(SigningState.CHECKPOINT), SignedNote.MOST_BYTES);
        var checkpoint = trust.log(note).checkpoint();
        where = folder.toString();
        var epochs = Epoch.list(folder);
        if (epochs.isEmpty()) throw new EvidenceException("holds no epoch of a log");
        var tree = readAll(epochs, checkpoint);
        if (!tree.root().equals(checkpoint.root())) {
            throw new EvidenceException(
                    "the entries have the root %s, the checkpoint has %s"
                            .formatted(tree.root(), checkpoint.root()));
        }
        checkSigningState(checkpoint);
        return proven(epochs, checkpoint);
    }

    private Verification.Proven proven(List<Epoch> epochs, Checkpoint checkpoint)
            throws IOException {
        var attestations = new Attestations(trust, authorities);
        checkAttestations(epochs, attestations);
        long first = epochs.getFirst().start();
        long last = checkpoint.size() - 1;
        var proven = new ArrayList<String>();
        proven.add(
                ("all %,d entries from %,d on, each unchanged at its index and none left out, in"
                                + " the log %s as it was signed at %,d entries with root %s")
                        .formatted(
                                checkpoint.size() - first,
                                first,
                                checkpoint.origin(),
                                checkpoint.size(),
                                checkpoint.root()));
        proven.addAll(attestations.proven(first, last));
        var notProven = new ArrayList<String>();
        if (first > 0) notProven.add("what the %,d deleted entries before were".formatted(first));
        notProven.addAll(attestations.notProven(last));
        return new Verification.Proven(
                checkpoint.origin(),
                checkpoint.size(),
                checkpoint.root(),
                first,
                checkpoint.size() - first,
                proven,
                notProven);
    }

    private void checkAttestations(List<Epoch> epochs, Attestations attestations)
            throws IOException {
        try (var tiles = EpochReaders.open(epochs)) {
            Attestations.Continues continues = earlier -> requireSame(tiles, earlier);
            where = CosigningRound.COSIGNED;
            attestations.witnesses(LogReader.cosigned(folder, trust), continues);
            for (var stamp : stamps.entrySet()) {
                where = "entry " + stamp.getKey();
                attestations.stamp(stamp.getKey(), stamp.getValue(), continues);
            }
        }
    }

    /** By the tiles, which were compared with the entries before. */
    private static void requireSame(EpochReaders tiles, Checkpoint earlier) throws IOException {
        // Of a size that is deleted nothing is left to compare; its epoch's link was checked.
        if (earlier.size() < tiles.first()) return;
        var root = new TreeView(tiles, earlier.size()).root();
        if (!root.equals(earlier.root())) {
            throw new EvidenceException(
                    ("at size %d the log has the root %s, and %s was signed: two histories, both"
                                    + " signed")
                            .formatted(earlier.size(), root, earlier.root()));
        }
    }

    private MerkleTree readAll(List<Epoch> epochs, Checkpoint checkpoint) throws IOException {
        Optional<Hash> before = Optional.empty();
        var tree = new MerkleTree((_, _) -> {});
        for (int i = 0; i < epochs.size(); i++) {
            boolean last = i == epochs.size() - 1;
            long end = last ? checkpoint.size() : epochs.get(i + 1).start();
            tree = read(epochs.get(i), before, end);
            before = Optional.of(tree.root());
        }
        return tree;
    }

    /**
     * @param before root of the epochs before; empty when they were deleted, and then only the
     *     epoch's own first entry says what it was
     */
    private MerkleTree read(Epoch epoch, Optional<Hash> before, long end) throws IOException {
        where = "tiles";
        try (var begun = TileFiles.reading(epoch);
                var tiles = new TileCheck(epoch);
                var entries = EntryReader.open(epoch.entries())) {
            var tree = new MerkleTree(tiles, begun, epoch.start());
            if (before.isPresent() && !before.get().equals(tree.root())) {
                throw new EvidenceException(
                        "the tiles at the front of epoch %d are not those of the epoch before"
                                .formatted(epoch.start()));
            }
            readEntries(epoch, entries, tree, end);
            where = "tiles";
            tiles.requireEnd();
            where = Epoch.ENTRIES;
            return tree;
        }
    }

    private void readEntries(Epoch epoch, EntryReader entries, MerkleTree tree, long end)
            throws IOException {
        var objects = epoch.objects();
        var root = tree.root();
        while (tree.size() < end) {
            where = "entry " + tree.size();
            var bytes = entries.next();
            if (bytes.isEmpty()) {
                throw new EvidenceException("missing: entries go on to %d".formatted(end - 1));
            }
            var leaf = EntryCodec.decode(bytes.get());
            boolean begins = tree.size() == epoch.start() && epoch.start() > 0;
            if (begins) EpochLink.check(leaf, epoch.start(), root, trust::log);
            if (leaf.body() instanceof Body.Beside beside) objects.object(beside);
            if (leaf.type() == EntryType.TIME_STAMP) {
                stamps.put(tree.size(), TimeStamp.parse(leaf.entry(objects).payload()));
            }
            tree.append(hashes.leaf(bytes.get()));
        }
        where = Epoch.ENTRIES;
        if (entries.remaining() > 0) {
            throw new EvidenceException(
                    ("%d bytes after the last signed entry; when a collector is at work here, "
                                    + "verify an export or stop it first")
                            .formatted(entries.remaining()));
        }
    }

    /** An auditor's copy may lack this file; where it is, an older checkpoint shows as such. */
    private void checkSigningState(Checkpoint checkpoint) throws IOException {
        where = SigningState.STATE;
        var file = folder.resolve(SigningState.STATE);
        if (Files.notExists(file)) return;
        var expected = checkpoint.text().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(BoundedRead.file(file, SignedNote.MOST_BYTES), expected)) {
            throw new EvidenceException(
                    "the log signed last for another size or root than the checkpoint has");
        }
    }
}
