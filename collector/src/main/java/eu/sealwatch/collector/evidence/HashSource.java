package eu.sealwatch.collector.evidence;

import java.io.IOException;

/** Gives back the hashes that tiles hold. */
@FunctionalInterface
interface HashSource {

    /**
     * @param position from the start of the level, over tile borders
     */
    Hash hash(int level, long position) throws IOException;
}
