package eu.sealwatch.collector.evidence;

/** What a verification found. */
public sealed interface Verification {

    /**
     * The log of this origin, when it had this size and root, held the entries that were checked,
     * each at its index.
     *
     * @param first the first entry that could be checked: more than 0 when retention deleted epochs
     * @param entries how many were checked: all of a log, or those of an export
     */
    record Proven(String origin, long size, Hash root, long first, long entries)
            implements Verification {}

    /**
     * The first thing that is wrong; nothing is proven.
     *
     * @param where file or entry
     */
    record Failed(String where, String why) implements Verification {}
}
