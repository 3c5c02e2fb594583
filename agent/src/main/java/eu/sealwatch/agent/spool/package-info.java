/**
 * Disk queue of signed batches that the collector has not acknowledged yet. Knows nothing of
 * packets. Start at Spool.
 */
@NullMarked
package eu.sealwatch.agent.spool;

import org.jspecify.annotations.NullMarked;
