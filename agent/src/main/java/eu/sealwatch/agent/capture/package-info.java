/**
 * Packets from a live interface or a pcap or pcapng file, as (time, length on the wire, bytes)
 * without copying, and the counters of what was lost. Knows nothing of what the bytes mean. Start
 * at PacketSource.
 */
@NullMarked
package eu.sealwatch.agent.capture;

import org.jspecify.annotations.NullMarked;
