package eu.sealwatch.collector.store;

import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.wire.v1.Observation;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a stretch of log entries means for the store; applied as one transaction, so that the store
 * always stands exactly at one log index.
 *
 * @param applied the log index after the last entry of the stretch
 * @param policyEntry index of the policy entry that came into force, if one did
 */
public record Changes(
        long applied, OptionalLong policyEntry, List<BatchRow> batches, List<FindingRow> findings) {

    public Changes {
        batches = List.copyOf(batches);
        findings = List.copyOf(findings);
    }

    /** A batch and the log index at which it stands. */
    public record BatchRow(
            long entry,
            String agent,
            long sequence,
            byte[] hash,
            long created,
            long missing,
            List<Observation> observations) {}

    /**
     * A finding as one flow showed it.
     *
     * @param entry log index of the finding's own entry
     */
    public record FindingRow(long entry, Finding finding) {}
}
