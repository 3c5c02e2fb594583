package eu.sealwatch.collector.judge;

import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Session;
import java.util.Optional;

/**
 * What a finding was seen in.
 *
 * @param flow the flow that showed it
 * @param session the maintenance session that showed it
 */
public record Shown(Optional<FlowRecord> flow, Optional<Session> session) {

    /** Findings about agents and devices stand for themselves. */
    public static final Shown BY_ITSELF = new Shown(Optional.empty(), Optional.empty());

    public static Shown in(FlowRecord flow) {
        return new Shown(Optional.of(flow), Optional.empty());
    }

    public static Shown in(Session session) {
        return new Shown(Optional.empty(), Optional.of(session));
    }
}
