/**
 * The flow table: TCP state, the first bytes of each direction in order, time-outs driven by packet
 * time. Pure: no I/O, no threads, no clock. Start at FlowTable; Conversation is what inspectors
 * see.
 */
@NullMarked
package eu.sealwatch.agent.flow;

import org.jspecify.annotations.NullMarked;
