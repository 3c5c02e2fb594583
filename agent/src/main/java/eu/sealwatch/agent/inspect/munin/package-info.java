/** Munin monitoring. Start at MuninInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.munin;

import org.jspecify.annotations.NullMarked;
