/**
 * (observation, policy) to verdicts. Pure: no I/O, no clock; the same input gives the same verdict
 * for ever. The rules are in rule, what they look at in scene. Start at Judge.
 */
@NullMarked
package eu.sealwatch.collector.judge;

import org.jspecify.annotations.NullMarked;
