/** WireguardInspector implements , one class. Start at WireguardInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.wireguard;

import org.jspecify.annotations.NullMarked;
