/**
 * Observations in, findings and proof out. {@link eu.sealwatch.collector.Collector} composes the
 * packages below; {@link eu.sealwatch.collector.Recorder} is the path of one batch through them:
 * log, acknowledge, judge, store.
 */
@NullMarked
package eu.sealwatch.collector;

import org.jspecify.annotations.NullMarked;
