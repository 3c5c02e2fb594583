/** Asterisk's IAX2. Start at Iax2Inspector. */
@NullMarked
package eu.sealwatch.agent.inspect.iax2;

import org.jspecify.annotations.NullMarked;
