package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.wire.v1.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What people ask about maintenance sessions. */
public final class SessionQueries {
    private final DSLContext sql;

    public SessionQueries(Store store) {
        this.sql = store.sql();
    }

    /** What is looked for; empty parts take everything. */
    public record Filter(Optional<String> address, Optional<String> tool) {
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
    }

    /**
     * @param entry log index of the batch that holds the record
     */
    public record StoredSession(Session session, String agent, long entry) {}

    /** Latest start first. */
    public List<StoredSession> latest(Filter filter, int most) {
        var conditions = new ArrayList<Condition>();
        filter.address().ifPresent(ip -> conditions.add(ASSET_IP.eq(ip).or(FAR_IP.eq(ip))));
        filter.tool().ifPresent(tool -> conditions.add(TOOL.eq(tool)));
        return sql.select(RECORD, AGENT_ID, ENTRY)
                .from(SESSION)
                .where(conditions)
                .orderBy(START_TIME.desc(), SESSION_ID.desc())
                .limit(most)
                .fetch(SessionQueries::session);
    }

    /** Those that have not ended. */
    public List<StoredSession> running(int most) {
        return sql.select(RECORD, AGENT_ID, ENTRY)
                .from(SESSION)
                .where(PHASE.in(Session.Phase.OPENED_VALUE, Session.Phase.UPDATED_VALUE))
                .orderBy(START_TIME.desc())
                .limit(most)
                .fetch(SessionQueries::session);
    }

    private static StoredSession session(org.jooq.Record3<byte[], String, Long> row) {
        try {
            return new StoredSession(Session.parseFrom(row.value1()), row.value2(), row.value3());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the store holds a session that cannot be read", e);
        }
    }
}
