/** MGCP. Start at MgcpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.mgcp;

import org.jspecify.annotations.NullMarked;
