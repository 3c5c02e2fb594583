/** Telnet, known by its option negotiation. Start at TelnetInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.telnet;

import org.jspecify.annotations.NullMarked;
