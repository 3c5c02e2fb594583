/** X Display Manager Control Protocol. Starts at XdmcpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.xdmcp;

import org.jspecify.annotations.NullMarked;
