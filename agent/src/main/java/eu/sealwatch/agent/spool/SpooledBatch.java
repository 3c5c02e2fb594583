package eu.sealwatch.agent.spool;

import eu.sealwatch.wire.v1.SignedBatch;

/** A batch as it lies in the spool. */
public record SpooledBatch(long sequence, SignedBatch signed) {}
