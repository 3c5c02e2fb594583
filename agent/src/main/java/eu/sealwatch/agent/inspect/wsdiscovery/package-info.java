/** WS-Discovery over UDP, OASIS. Starts at WsDiscoveryInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.wsdiscovery;

import org.jspecify.annotations.NullMarked;
