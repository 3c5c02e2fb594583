package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of the log in a folder of its own, {@code epoch-START}: its entries, its objects, and
 * the tiles that they complete. Tiles that the epochs before left incomplete are copied to the
 * front of its tile files, and its first entry is the checkpoint over all before: so it verifies
 * when the epochs before are deleted, and indices go on over epochs.
 *
 * @param start index of its first entry
 */
record Epoch(long start, Path folder) {

    static final String ENTRIES = "entries";
    private static final String PREFIX = "epoch-";
    private static final String BEGAN = "began";

    /** In order; what a crash left behind of an epoch, begun or deleted, is not among them. */
    static List<Epoch> list(Path logFolder) throws IOException {
        var epochs = new ArrayList<Epoch>();
        try (var folders = Files.newDirectoryStream(logFolder, PREFIX + "*")) {
            for (var folder : folders) {
                var name = folder.getFileName().toString().substring(PREFIX.length());
                if (!name.contains(".")) epochs.add(new Epoch(Decimal.parse(name), folder));
            }
        }
        epochs.sort(Comparator.comparingLong(Epoch::start));
        return List.copyOf(epochs);
    }

    static Epoch in(Path logFolder, long start) {
        return new Epoch(start, logFolder.resolve(PREFIX + start));
    }

    /** Removes folders whose making or deleting a crash cut short. */
    static void clean(Path logFolder) throws IOException {
        for (var suffix : List.of(".new", ".deleted")) {
            try (var folders = Files.newDirectoryStream(logFolder, PREFIX + "*" + suffix)) {
                for (var folder : folders) deleteAll(folder);
            }
        }
    }

    /** The folder under the name that it has until it is whole. */
    Epoch unfinished() {
        return new Epoch(start, folder.resolveSibling(folder.getFileName() + ".new"));
    }

    Path entries() {
        return folder.resolve(ENTRIES);
    }

    ObjectFiles objects() {
        return new ObjectFiles(folder);
    }

    void writeBegan(Instant time) throws IOException {
        DurableFile.replace(
                folder.resolve(BEGAN), (time + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** When it began, by the collector's clock: for retention, not as proof. */
    Instant began() throws IOException {
        var file = folder.resolve(BEGAN);
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (DateTimeException e) {
            throw new EvidenceException(file + ": not a time: " + e.getMessage());
        }
    }

    /** First under another name: after a crash there is the whole epoch or none. */
    void delete() throws IOException {
        var deleted = folder.resolveSibling(folder.getFileName() + ".deleted");
        DurableFile.rename(folder, deleted);
        deleteAll(deleted);
    }

    private static void deleteAll(Path folder) throws IOException {
        List<Path> all;
        try (var walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (var path : all) Files.delete(path);
    }
}
