/**
 * Turns packets into observations, the wire schema: composes decode, flow and inspect into one pure
 * function of the packets. Start at Observer.
 */
@NullMarked
package eu.sealwatch.agent.observe;

import org.jspecify.annotations.NullMarked;
