package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows the entries of a log folder that may be in use by a collector, or be a copy. Takes no lock,
 * changes nothing and proves nothing: that is {@link EvidenceVerifier}'s work.
 */
public final class UnprovenLog {

    private UnprovenLog() {}

    /**
     * Shows each entry that is whole now, in order, from the first that retention has left. What a
     * collector is writing at this moment ends in the middle of a record at most, and is left out.
     *
     * @return how many there were
     */
    public static long forEach(Path folder, EntryVisitor visitor) throws IOException {
        var epochs = Files.isDirectory(folder) ? Epoch.list(folder) : List.<Epoch>of();
        if (epochs.isEmpty()) {
            throw new EvidenceException(folder + ": no evidence log; it has no folder 'epoch-0'");
        }
        long shown = 0;
        for (var epoch : epochs) {
            var objects = epoch.objects();
            long index = epoch.start();
            try (var reader = EntryReader.open(epoch.entries())) {
                while (reader.wholeRecordFollows()) {
                    var entry = EntryCodec.decode(reader.next().orElseThrow());
                    visitor.entry(index++, entry.entry(objects));
                }
            }
            shown += index - epoch.start();
        }
        return shown;
    }
}
