/** GE controllers' Ethernet Global Data. Start at EgdInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.egd;

import org.jspecify.annotations.NullMarked;
