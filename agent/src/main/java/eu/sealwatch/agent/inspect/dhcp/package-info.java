/** DhcpInspector implements , one class. Start at DhcpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dhcp;

import org.jspecify.annotations.NullMarked;
