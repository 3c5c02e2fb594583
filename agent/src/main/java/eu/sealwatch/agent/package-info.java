/**
 * Packets in, observations out. {@link eu.sealwatch.agent.Agent} composes the packages below, in
 * the order in which a packet passes them: capture, decode, flow, inspect, observe, spool, uplink.
 */
@NullMarked
package eu.sealwatch.agent;

import org.jspecify.annotations.NullMarked;
