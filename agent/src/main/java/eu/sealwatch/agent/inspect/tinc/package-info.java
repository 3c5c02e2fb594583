/** The VPN tinc. Start at TincInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.tinc;

import org.jspecify.annotations.NullMarked;
