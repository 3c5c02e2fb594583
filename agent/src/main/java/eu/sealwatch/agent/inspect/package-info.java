/**
 * One small class for each protocol: recognises it from a conversation's first bytes and reads its
 * handshake facts. Pure. Knows neither I/O nor, except for what rides inside TLS, other protocols.
 * Start at Inspector, then Inspectors, the catalogue.
 */
@NullMarked
package eu.sealwatch.agent.inspect;

import org.jspecify.annotations.NullMarked;
