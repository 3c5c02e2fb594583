/** OpenWire, ActiveMQ's own protocol. Start at OpenwireInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.openwire;

import org.jspecify.annotations.NullMarked;
