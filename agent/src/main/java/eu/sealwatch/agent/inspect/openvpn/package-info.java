/** OpenvpnInspector implements , one class. Start at OpenvpnInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.openvpn;

import org.jspecify.annotations.NullMarked;
