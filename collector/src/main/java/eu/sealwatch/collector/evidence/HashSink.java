package eu.sealwatch.collector.evidence;

import java.io.IOException;

/**
 * Takes the hashes that tiles hold, as the tree grows: those of height 0, 8, 16 and so on. For each
 * level they come in order and without gaps.
 */
@FunctionalInterface
interface HashSink {

    /**
     * @param level tile level: 0 for leaf hashes, L for roots of full tiles of level L-1
     */
    void add(int level, Hash hash) throws IOException;
}
