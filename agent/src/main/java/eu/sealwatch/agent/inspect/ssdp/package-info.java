/** SSDP, the discovery of UPnP Device Architecture. Starts at SsdpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ssdp;

import org.jspecify.annotations.NullMarked;
