package eu.sealwatch.collector.evidence;

import java.util.List;

/** What a verification found. */
public sealed interface Verification {

    /**
     * The log of this origin, when it had this size and root, held the entries that were checked,
     * each at its index.
     *
     * @param first the first entry that was checked: more than 0 in a log when retention deleted
     *     epochs
     * @param entries how many were checked: all of a log, or those of a bundle
     * @param proven each thing that is proven, as a sentence
     * @param notProven each thing that one might think proven and that is not
     */
    record Proven(
            String origin,
            long size,
            Hash root,
            long first,
            long entries,
            List<String> proven,
            List<String> notProven)
            implements Verification {

        public Proven {
            proven = List.copyOf(proven);
            notProven = List.copyOf(notProven);
        }
    }

    /**
     * The first thing that is wrong; nothing is proven.
     *
     * @param where file or entry
     */
    record Failed(String where, String why) implements Verification {}
}
