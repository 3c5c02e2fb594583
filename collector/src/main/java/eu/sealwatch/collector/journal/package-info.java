/**
 * What people did, as entries of the evidence log: reading included. It knows the log's bytes
 * alone. Start at Deed.
 */
@NullMarked
package eu.sealwatch.collector.journal;

import org.jspecify.annotations.NullMarked;
