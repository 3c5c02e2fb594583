/** IRC, RFC 2812. Starts at IrcInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.irc;

import org.jspecify.annotations.NullMarked;
