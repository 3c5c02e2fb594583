/**
 * QUIC: opens Initial packets, whose keys anybody can derive, and hands the handshake in them to
 * TLS. Start at QuicInspector.
 */
@NullMarked
package eu.sealwatch.agent.inspect.quic;

import org.jspecify.annotations.NullMarked;
