/** The X Window System. Start at X11Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.x11;

import org.jspecify.annotations.NullMarked;
