/**
 * Describes bytes that no inspector knew: text, binary or as good as random, and how messages seem
 * to be framed. Keeps counts, and four bytes of each direction. Knows bytes, nothing of packets or
 * protocols. Start at ShapeMeter.
 */
@NullMarked
package eu.sealwatch.agent.shape;

import org.jspecify.annotations.NullMarked;
