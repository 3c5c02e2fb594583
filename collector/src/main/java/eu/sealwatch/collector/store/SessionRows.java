package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;
import static org.jooq.impl.DSL.excluded;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.collector.judge.SessionJudgement;
import eu.sealwatch.collector.judge.SessionJudgement.Matched;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Changes.SessionRow;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The newest record of each maintenance session. There are few, so one statement for each. */
final class SessionRows {
    private static final long NANOS = 1_000_000_000L;

    private SessionRows() {}

    static void write(DSLContext tx, BatchRow batch, Session session) {
        tx.insertInto(
                        SESSION,
                        SESSION_ID,
                        AGENT_ID,
                        ENTRY,
                        PHASE,
                        START_TIME,
                        END_TIME,
                        TOOL,
                        ASSET_IP,
                        FAR_IP,
                        ASSET_BYTES,
                        FAR_BYTES,
                        RECORD)
                .values(
                        session.getId().toByteArray(),
                        batch.agent(),
                        batch.entry(),
                        session.getPhaseValue(),
                        session.getStart(),
                        session.getEnd(),
                        session.getTool(),
                        Cidr.format(session.getAsset().toByteArray()),
                        Cidr.format(session.getFar().toByteArray()),
                        session.getAssetBytes(),
                        session.getFarBytes(),
                        session.toByteArray())
                .onConflict(SESSION_ID)
                .doUpdate()
                .set(ENTRY, excluded(ENTRY))
                .set(PHASE, excluded(PHASE))
                .set(END_TIME, excluded(END_TIME))
                .set(ASSET_BYTES, excluded(ASSET_BYTES))
                .set(FAR_BYTES, excluded(FAR_BYTES))
                .set(RECORD, excluded(RECORD))
                .execute();
    }

    /** Adds what the session was matched with. */
    static void judged(DSLContext tx, SessionRow row) {
        SessionJudgement judgement = row.judgement();
        tx.update(SESSION)
                .set(POLICY_ID, judgement.policyId())
                .set(POLICY_VERSION, judgement.policyVersion())
                .set(ASSET, judgement.asset().orElse(null))
                .set(APPROVAL_LINE, line(judgement.tool()))
                .set(JUMP_HOST, id(judgement.jumpHost()))
                .set(JUMP_HOST_LINE, line(judgement.jumpHost()))
                .set(TIME_WINDOW, id(judgement.window()))
                .set(TIME_WINDOW_LINE, line(judgement.window()))
                .set(WORK_ORDER, id(judgement.workOrder()))
                .set(WORK_ORDER_LINE, line(judgement.workOrder()))
                .set(PERSON, judgement.person().orElse(null))
                .set(
                        PERMITTED_UNTIL,
                        judgement.permittedUntil().map(SessionRows::nanos).orElse(null))
                .set(MISSING_IN_SESSION, String.join(" ", judgement.missing()))
                .where(SESSION_ID.eq(row.session().toByteArray()))
                .execute();
    }

    static StoredSession read(Record row) {
        @Nullable String policy = row.get(POLICY_ID);
        return new StoredSession(
                session(row.get(RECORD)),
                row.get(AGENT_ID),
                policy == null ? Optional.empty() : Optional.of(judgement(row, policy)));
    }

    private static SessionJudgement judgement(Record row, String policy) {
        String missing = row.get(MISSING_IN_SESSION);
        return new SessionJudgement(
                policy,
                row.get(POLICY_VERSION),
                Optional.ofNullable(row.get(ASSET)),
                matched(row.get(TOOL), row.get(APPROVAL_LINE)),
                matched(row.get(JUMP_HOST), row.get(JUMP_HOST_LINE)),
                matched(row.get(TIME_WINDOW), row.get(TIME_WINDOW_LINE)),
                matched(row.get(WORK_ORDER), row.get(WORK_ORDER_LINE)),
                Optional.ofNullable(row.get(PERSON)),
                Optional.ofNullable(row.get(PERMITTED_UNTIL)).map(SessionRows::instant),
                missing.isEmpty() ? List.of() : List.of(missing.split(" ", -1)));
    }

    private static Optional<Matched> matched(@Nullable String id, @Nullable String line) {
        return id == null || line == null ? Optional.empty() : Optional.of(new Matched(id, line));
    }

    private static @Nullable String id(Optional<Matched> matched) {
        return matched.map(Matched::id).orElse(null);
    }

    private static @Nullable String line(Optional<Matched> matched) {
        return matched.map(Matched::line).orElse(null);
    }

    private static Long nanos(Instant moment) {
        return moment.getEpochSecond() * NANOS + moment.getNano();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static Session session(byte[] record) {
        try {
            return Session.parseFrom(record);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "the store holds a session that does not read; delete its file, it is derived"
                            + " from the log again",
                    e);
        }
    }
}
