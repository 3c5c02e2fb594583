package eu.sealwatch.collector.evidence;

import java.time.Instant;

/**
 * That a witness had seen a checkpoint and nothing against it.
 *
 * @param witness its name in the trust policy
 * @param time what the witness says
 */
public record Cosignature(String witness, Instant time) {}
