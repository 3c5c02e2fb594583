/** Meters' networks, ANSI C12.22. Start at C1222Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.c1222;

import org.jspecify.annotations.NullMarked;
