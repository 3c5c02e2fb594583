/**
 * The tamper-evident log: entries, Merkle tree tiles, signed checkpoints, proofs, verification.
 * Knows bytes, not what they mean. Start at EvidenceLog.
 */
@NullMarked
package eu.sealwatch.collector.evidence;

import org.jspecify.annotations.NullMarked;
