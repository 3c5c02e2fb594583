/**
 * TLS and SSL over TCP: handshake facts, fingerprints and, up to TLS 1.2, certificates. {@link
 * eu.sealwatch.agent.inspect.tls.TlsReader} is also used by protocols that start or wrap TLS.
 */
@NullMarked
package eu.sealwatch.agent.inspect.tls;

import org.jspecify.annotations.NullMarked;
