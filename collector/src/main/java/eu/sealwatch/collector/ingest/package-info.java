/**
 * Netty server: mutual TLS, batch signatures and sequence, enrolment, acknowledgement only after
 * the evidence log holds the batch. Start at IngestServer.
 */
@NullMarked
package eu.sealwatch.collector.ingest;

import org.jspecify.annotations.NullMarked;
