/**
 * Link layers, IP with fragments, TCP, UDP and ICMP: flyweight views over the same bytes. Pure: no
 * I/O, no threads, no clock. Start at Decoder.
 */
@NullMarked
package eu.sealwatch.agent.decode;

import org.jspecify.annotations.NullMarked;
