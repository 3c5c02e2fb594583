/**
 * (observation, policy) to verdicts. Pure: no I/O, no clock; the same input gives the same verdict
 * for ever. One small class for each rule, listed in Rules. Start at Judge.
 */
@NullMarked
package eu.sealwatch.collector.judge;

import org.jspecify.annotations.NullMarked;
