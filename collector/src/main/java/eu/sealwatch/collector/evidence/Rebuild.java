package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a start does with the last epoch: reads all its entries, derives the tree again, puts the
 * tiles right, and sets a torn tail aside. It refuses, before it changes anything, a log that no
 * longer holds what its key has signed.
 */
final class Rebuild {

    private static final String TORN = "entries.torn";
    private static final int FLUSH_BYTES = 1 << 20;
    private static final String REMEDY =
            "Keep the folder as it is for inquiry, and restore the log from a copy";

    private final Epoch epoch;
    private final Path folder;
    private final List<Checkpoint> signed;
    private final NoteCheck log;
    private final EntryIndex index;
    private final List<String> notes = new ArrayList<>();
    private final TreeSet<Integer> repaired = new TreeSet<>();
    private final TileFiles tiles;
    private final ObjectFiles objects;
    private final MerkleTree tree;

    /**
     * @param signed what the log must still hold
     */
    Rebuild(Epoch epoch, TileFiles tiles, List<Checkpoint> signed, NoteCheck log)
            throws IOException {
        this.epoch = epoch;
        this.folder = epoch.folder();
        this.tiles = tiles;
        this.objects = epoch.objects();
        this.signed = signed;
        this.log = log;
        this.index = new EntryIndex(epoch.start());
        this.tree = new MerkleTree(tiles, tiles, epoch.start());
    }

    void run() throws IOException {
        var entries = epoch.entries();
        Optional<String> damage = Optional.empty();
        requireLink();
        requireSameRoot();
        if (Files.exists(entries)) {
            try (var reader = EntryReader.open(entries)) {
                damage = read(reader);
            }
        }
        for (var checkpoint : signed) requireHeld(checkpoint, damage);
        if (damage.isPresent()) setTailAside(entries, damage.get());
        repaired.addAll(tiles.flush());
        repaired.addAll(tiles.trim());
        for (int level : repaired) notes.add("tiles-" + level + " was put right from the entries");
    }

    MerkleTree tree() {
        return tree;
    }

    EntryIndex index() {
        return index;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Reads to the end, or to the first record that is not whole and well formed. */
    private Optional<String> read(EntryReader reader) throws IOException {
        var hashes = new Hashes();
        while (true) {
            try {
                var entry = reader.next();
                if (entry.isEmpty()) return Optional.empty();
                noteMissing(EntryCodec.decode(entry.get()));
                tree.append(hashes.leaf(entry.get()));
                index.add(entry.get().length);
            } catch (EvidenceException e) {
                return Optional.of(e.getMessage());
            }
            requireSameRoot();
            if (tiles.pendingBytes() >= FLUSH_BYTES) repaired.addAll(tiles.flush());
        }
    }

    /** The first entry is durable before the epoch has its name: without it the log is no more. */
    private void requireLink() throws IOException {
        if (epoch.start() == 0) return;
        try (var reader = EntryReader.open(epoch.entries())) {
            var first = reader.next();
            if (first.isEmpty()) throw new EvidenceException("the epoch is empty");
            EpochLink.check(EntryCodec.decode(first.get()), epoch.start(), tree.root(), log);
        } catch (EvidenceException e) {
            throw new EvidenceException("%s: %s. %s".formatted(folder, e.getMessage(), REMEDY));
        }
    }

    /** The log goes on without an object: what it held is lost, but not that it was there. */
    private void noteMissing(Leaf leaf) throws IOException {
        if (!(leaf.body() instanceof Body.Beside beside)) return;
        try {
            objects.requirePresent(beside);
        } catch (EvidenceException e) {
            notes.add("entry %d: %s".formatted(tree.size(), e.getMessage()));
        }
    }

    private void requireSameRoot() throws EvidenceException {
        for (var checkpoint : signed) {
            if (checkpoint.size() == tree.size() && !checkpoint.root().equals(tree.root())) {
                throw new EvidenceException(
                        ("%s: the first %d entries are not those that were signed: changed. "
                                        + REMEDY)
                                .formatted(folder, checkpoint.size()));
            }
        }
    }

    private void requireHeld(Checkpoint checkpoint, Optional<String> damage)
            throws EvidenceException {
        if (checkpoint.size() < epoch.start()) {
            throw new EvidenceException(
                    ("%s: the log signed for %d entries when this epoch began, and its signing"
                                    + " state says %d. "
                                    + REMEDY)
                            .formatted(folder, epoch.start(), checkpoint.size()));
        }
        if (tree.size() >= checkpoint.size()) return;
        throw new EvidenceException(
                ("%s: %d entries were signed and only %d can be read%s. " + REMEDY)
                        .formatted(
                                folder,
                                checkpoint.size(),
                                tree.size(),
                                damage.map(why -> " (" + why + ")").orElse("")));
    }

    /**
     * The tail was never signed, and after a crash cannot be trusted; yet nothing is thrown away.
     */
    private void setTailAside(Path entries, String damage) throws IOException {
        long end = index.bytes();
        var torn = folder.resolve(TORN + "-" + end);
        var copy = folder.resolve(TORN + ".new");
        try (var in = FileChannel.open(entries, StandardOpenOption.READ);
                var out =
                        FileChannel.open(
                                copy,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            long at = end;
            while (at < in.size()) at += in.transferTo(at, in.size() - at, out);
            out.force(true);
            Files.move(copy, torn, StandardCopyOption.REPLACE_EXISTING);
            notes.add(
                    "after entry %d: %s; %d bytes, never signed, are set aside in %s"
                            .formatted(tree.size(), damage, at - end, torn.getFileName()));
        }
    }
}
