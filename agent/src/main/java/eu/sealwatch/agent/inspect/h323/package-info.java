/** H.323. Start at H323Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.h323;

import org.jspecify.annotations.NullMarked;
