package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.collector.judge.Excepted;
import eu.sealwatch.collector.judge.Exceptions;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Shown;
import eu.sealwatch.collector.store.Changes.FindingRow;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Session;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One row for each finding, however often it is seen. A finding for which somebody answers is
 * excepted as long as it was last seen while the exception held; seen after that, it is open again.
 */
final class FindingRows {
    static final String OPEN = "open";
    static final String EXCEPTED = "excepted";
    private static final String RESOLVED = "resolved";

    private FindingRows() {}

    /** A flow counts once for a finding, however many of its records show the breach. */
    static void write(DSLContext tx, FindingRow row) {
        Finding finding = row.finding();
        var changes = new ChangeRows(tx, List.of(finding.id()));
        int fresh = 0;
        for (byte[] flow : shownBy(finding)) {
            fresh +=
                    tx.insertInto(FINDING_FLOW, FINDING_ID, FINDING_FLOW_RECORD)
                            .values(finding.id(), flow)
                            .onConflictDoNothing()
                            .execute();
        }
        Optional<Excepted> by = finding.exception();
        Field<Long> lastSeen = greatest(own(LAST_SEEN), excluded(LAST_SEEN));
        tx.insertInto(
                        FINDING,
                        ID,
                        CODE,
                        SEVERITY,
                        SITE,
                        SUBJECT,
                        ABOUT,
                        REASON,
                        POLICY_ID,
                        POLICY_VERSION,
                        POLICY_LINE,
                        AGENT_ID,
                        FIRST_SEEN,
                        LAST_SEEN,
                        COUNT,
                        STATE,
                        EXCEPTION,
                        EXCEPTION_LINE,
                        EXCEPTION_UNTIL,
                        ENTRY,
                        FINDING_FLOW_RECORD,
                        FINDING_SESSION_RECORD)
                .values(
                        finding.id(),
                        finding.code(),
                        finding.severity().number(),
                        finding.site(),
                        finding.subject(),
                        finding.about(),
                        finding.reason(),
                        finding.policyId(),
                        finding.policyVersion(),
                        finding.policyLine(),
                        finding.agent(),
                        finding.time(),
                        finding.time(),
                        (long) fresh,
                        finding.excepted() ? EXCEPTED : OPEN,
                        by.map(Excepted::id).orElse(null),
                        by.map(Excepted::line).orElse(null),
                        by.map(Excepted::end).orElse(null),
                        row.entry(),
                        bytes(finding.flow().map(FlowRecord::toByteArray)),
                        bytes(finding.session().map(Session::toByteArray)))
                .onConflict(ID)
                .doUpdate()
                .set(FIRST_SEEN, least(own(FIRST_SEEN), excluded(FIRST_SEEN)))
                .set(LAST_SEEN, lastSeen)
                .set(COUNT, own(COUNT).add(fresh))
                .set(EXCEPTION, excluded(EXCEPTION))
                .set(EXCEPTION_LINE, excluded(EXCEPTION_LINE))
                .set(EXCEPTION_UNTIL, excluded(EXCEPTION_UNTIL))
                .set(STATE, state(excluded(EXCEPTION_UNTIL), lastSeen, fresh > 0))
                .execute();
        changes.note(row.cause(), finding.time(), List.of(finding.id()));
    }

    private static byte @Nullable [] bytes(Optional<byte[]> record) {
        return record.orElse(null);
    }

    private static List<byte[]> shownBy(Finding finding) {
        if (finding.flow().isPresent()) {
            return List.of(finding.flow().get().getId().toByteArray());
        }
        if (finding.session().isPresent()) {
            return finding.session().get().getFlowIdsList().stream()
                    .map(ByteString::toByteArray)
                    .toList();
        }
        return List.of(HexFormat.of().parseHex(finding.id()));
    }

    /**
     * Looks at every finding again under the exceptions of a policy that came into force.
     *
     * @param policyEntry log index of the policy
     */
    static void except(DSLContext tx, Exceptions exceptions, long policyEntry) {
        tx.select(ID, CODE, SUBJECT, ABOUT, EXCEPTION, EXCEPTION_UNTIL, LAST_SEEN)
                .from(FINDING)
                .orderBy(ID)
                .fetch()
                .forEach(row -> {
                    Optional<Excepted> by =
                            exceptions.of(
                                    row.get(CODE), row.get(ID), row.get(SUBJECT), row.get(ABOUT));
                    if (by.isPresent() || row.get(EXCEPTION) != null) {
                        var changes = new ChangeRows(tx, List.of(row.get(ID)));
                        answer(tx, row.get(ID), by);
                        // a policy's entry has no time of its own, and a rebuild must say the same
                        changes.note(policyEntry, row.get(LAST_SEEN), List.of(row.get(ID)));
                    }
                });
    }

    private static void answer(DSLContext tx, String id, Optional<Excepted> by) {
        Field<@Nullable Long> until = val(by.map(Excepted::end).orElse(null), Long.class);
        tx.update(FINDING)
                .set(EXCEPTION, by.map(Excepted::id).orElse(null))
                .set(EXCEPTION_LINE, by.map(Excepted::line).orElse(null))
                .set(EXCEPTION_UNTIL, until)
                .set(STATE, state(until, own(LAST_SEEN), false))
                .where(ID.eq(id))
                .execute();
    }

    /**
     * Without an exception the comparison is unknown, and the state is what it was or open. What
     * was said to be resolved, and shows again, is open.
     */
    private static Field<String> state(
            Field<@Nullable Long> until, Field<Long> lastSeen, boolean again) {
        Field<String> before = DSL.field(DSL.name("finding", STATE.getName()), String.class);
        return when(lastSeen.lt(until), inline(EXCEPTED))
                .when(again ? before.in(EXCEPTED, RESOLVED) : before.eq(EXCEPTED), inline(OPEN))
                .otherwise(before);
    }

    private static Field<Long> own(Field<Long> column) {
        return DSL.field(DSL.name("finding", column.getName()), Long.class);
    }

    static StoredFinding read(Record row) {
        Severity severity =
                Stream.of(Severity.values())
                        .filter(each -> each.number() == row.get(SEVERITY))
                        .findFirst()
                        .orElseThrow();
        var finding =
                new Finding(
                        row.get(ID),
                        row.get(CODE),
                        severity,
                        row.get(SITE),
                        row.get(SUBJECT),
                        row.get(ABOUT),
                        row.get(REASON),
                        row.get(POLICY_ID),
                        row.get(POLICY_VERSION),
                        row.get(POLICY_LINE),
                        row.get(FIRST_SEEN),
                        row.get(AGENT_ID),
                        shown(row),
                        exception(row));
        return new StoredFinding(
                finding, row.get(LAST_SEEN), row.get(COUNT), row.get(STATE), row.get(ENTRY));
    }

    private static Optional<Excepted> exception(Record row) {
        @Nullable String id = row.get(EXCEPTION);
        return id == null
                ? Optional.empty()
                : Optional.of(
                        Excepted.endingAt(id, row.get(EXCEPTION_LINE), row.get(EXCEPTION_UNTIL)));
    }

    private static Shown shown(Record row) {
        byte @Nullable [] flow = row.get(FINDING_FLOW_RECORD);
        byte @Nullable [] session = row.get(FINDING_SESSION_RECORD);
        try {
            if (flow != null) {
                return Shown.in(FlowRecord.parseFrom(flow));
            }
            return session == null ? Shown.BY_ITSELF : Shown.in(Session.parseFrom(session));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "the store holds a record that does not read; delete its file, it is derived"
                            + " from the log again",
                    e);
        }
    }
}
