/**
 * Coverage-guided fuzzing of all that reads bytes. Without more, each target runs over the inputs
 * kept in its resources folder; {@code bench/fuzz SECONDS} lets each look for new ones.
 */
@NullMarked
package eu.sealwatch.agent.fuzz;

import org.jspecify.annotations.NullMarked;
