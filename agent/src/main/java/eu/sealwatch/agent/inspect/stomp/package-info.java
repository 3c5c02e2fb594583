/** STOMP messaging. Start at StompInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.stomp;

import org.jspecify.annotations.NullMarked;
