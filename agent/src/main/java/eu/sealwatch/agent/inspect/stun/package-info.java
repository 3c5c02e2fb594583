/** STUN and TURN. Start at StunInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.stun;

import org.jspecify.annotations.NullMarked;
