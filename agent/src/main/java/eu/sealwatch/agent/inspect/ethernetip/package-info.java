/** EtherNet/IP and the CIP inside. Start at EthernetIpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ethernetip;

import org.jspecify.annotations.NullMarked;
