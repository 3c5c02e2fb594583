/** SPICE, the console of virtual machines. Start at SpiceInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.spice;

import org.jspecify.annotations.NullMarked;
