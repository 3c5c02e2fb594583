/** The reverse proxy frp. Start at FrpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.frp;

import org.jspecify.annotations.NullMarked;
