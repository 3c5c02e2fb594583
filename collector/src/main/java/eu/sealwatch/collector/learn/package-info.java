/**
 * Proposes a policy from observed traffic. Pure: observations in, YAML out; no I/O, no clock, no
 * judge. Start at Learner.
 */
@NullMarked
package eu.sealwatch.collector.learn;

import org.jspecify.annotations.NullMarked;
