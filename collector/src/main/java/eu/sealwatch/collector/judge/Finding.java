package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Session;
import java.util.Optional;

/**
 * A breach, named. The id is computed from what the finding is about (code, site, subject, about),
 * so that the same breach seen again, or judged again after a crash, is the same finding.
 *
 * @param id 32 lower-case hexadecimal digits
 * @param subject asset id where known, else the inside address
 * @param policyLine {@code file:number}
 * @param exception the exception of the policy that means it, past its last day or not
 * @param time when the observation was made, nanoseconds since the epoch
 */
public record Finding(
        String id,
        String code,
        Severity severity,
        String site,
        String subject,
        String about,
        String reason,
        String policyId,
        int policyVersion,
        String policyLine,
        long time,
        String agent,
        Shown shown,
        Optional<Excepted> exception) {

    public Optional<FlowRecord> flow() {
        return shown.flow();
    }

    public Optional<Session> session() {
        return shown.session();
    }

    /** Whether somebody answered for it when it was seen. */
    public boolean excepted() {
        return exception.isPresent() && exception.get().holds(time);
    }
}
