package eu.sealwatch.collector.store;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.judge.Exceptions;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.SessionJudgement;
import eu.sealwatch.wire.v1.Observation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a stretch of log entries means for the store; applied as one transaction, so that the store
 * always stands exactly at one log index.
 *
 * @param applied the log index after the last entry of the stretch
 * @param policyEntry index of the policy entry that came into force, if one did
 * @param exceptions of the policy in force after the stretch, if it came into force in it: then
 *     every finding of the past is looked at again
 */
public record Changes(
        long applied,
        OptionalLong policyEntry,
        Optional<Exceptions> exceptions,
        List<BatchRow> batches,
        List<SessionRow> sessions,
        List<FindingRow> findings,
        List<DeedRow> deeds) {

    public Changes {
        batches = List.copyOf(batches);
        sessions = List.copyOf(sessions);
        findings = List.copyOf(findings);
        deeds = List.copyOf(deeds);
    }

    /** A stretch in which nobody did anything. */
    public Changes(
            long applied,
            OptionalLong policyEntry,
            Optional<Exceptions> exceptions,
            List<BatchRow> batches,
            List<SessionRow> sessions,
            List<FindingRow> findings) {
        this(applied, policyEntry, exceptions, batches, sessions, findings, List.of());
    }

    /** What a person did, and the log index at which it stands: before the stretch's batches. */
    public record DeedRow(long entry, Deed deed) {}

    /** A batch and the log index at which it stands. */
    public record BatchRow(
            long entry,
            String agent,
            long sequence,
            byte[] hash,
            long created,
            long missing,
            List<Observation> observations) {}

    /** What a session of one of the batches was matched with. */
    public record SessionRow(ByteString session, SessionJudgement judgement) {}

    /**
     * A finding as one flow showed it.
     *
     * @param entry log index of the finding's own entry
     * @param cause log index of the batch that showed it
     */
    public record FindingRow(long entry, Finding finding, long cause) {}
}
