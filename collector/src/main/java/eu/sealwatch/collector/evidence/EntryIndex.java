package eu.sealwatch.collector.evidence;

import java.util.Arrays;

/**
 * Where each bundle of 256 entries begins in the entries file: 8 bytes for each bundle, rebuilt at
 * each start. Thread safe.
 */
final class EntryIndex {

    static final int BUNDLE = TilePath.FULL;

    private long[] starts = new long[1024];
    private int bundles;
    private long entries;
    private long bytes;

    synchronized void add(int entryLength) {
        if (entries % BUNDLE == 0) {
            if (bundles == starts.length) starts = Arrays.copyOf(starts, 2 * bundles);
            starts[bundles++] = bytes;
        }
        entries++;
        bytes += EntryReader.LENGTH_BYTES + entryLength;
    }

    synchronized long bundleStart(long entry) {
        return starts[Math.toIntExact(entry / BUNDLE)];
    }

    /** Bytes of all records. */
    synchronized long bytes() {
        return bytes;
    }
}
