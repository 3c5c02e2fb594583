/** HART over IP. Start at HartIpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.hartip;

import org.jspecify.annotations.NullMarked;
