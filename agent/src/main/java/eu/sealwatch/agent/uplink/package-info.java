/**
 * Netty client to the collector: mutual TLS, batches, acknowledgements, enrolment. Knows nothing of
 * packets. Start at Uplink.
 */
@NullMarked
package eu.sealwatch.agent.uplink;

import org.jspecify.annotations.NullMarked;
