package eu.sealwatch.collector.store;

import eu.sealwatch.collector.judge.SessionJudgement;
import eu.sealwatch.wire.v1.Session;
import java.util.Optional;

/**
 * A maintenance session by its newest record.
 *
 * @param judgement what it was matched with; empty while no policy was in force
 */
public record StoredSession(Session session, String agent, Optional<SessionJudgement> judgement) {}
