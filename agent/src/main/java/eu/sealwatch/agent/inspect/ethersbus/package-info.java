/** Saia controllers: S-Bus and S-I/O over Ethernet. Start at EtherSBusInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ethersbus;

import org.jspecify.annotations.NullMarked;
