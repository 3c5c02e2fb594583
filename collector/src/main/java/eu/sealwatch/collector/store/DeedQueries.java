package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import java.util.List;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The journal of what people did. */
public final class DeedQueries {
    private static final int MOST_OF_A_THING = 200;

    private final DSLContext sql;

    public DeedQueries(Store store) {
        this.sql = store.sql();
    }

    /**
     * @param time nanoseconds since the epoch
     * @param things how many it was about
     */
    public record Done(
            long entry,
            long time,
            String person,
            String role,
            String address,
            String did,
            int things,
            String comment) {}

    /** Newest first, below a log index where one is given. */
    public List<Done> latest(OptionalLong below, int most) {
        return sql.select()
                .from(DEED)
                .where(below.isPresent() ? ENTRY.lt(below.getAsLong()) : DSL.noCondition())
                .orderBy(ENTRY.desc())
                .limit(most)
                .fetch(DeedQueries::done);
    }

    /** What was done with a finding, an account or a token, oldest first. */
    public List<Done> about(String thing) {
        return sql.select()
                .from(DEED)
                .where(ENTRY.in(sql.select(ENTRY).from(DEED_ABOUT).where(THING.eq(thing))))
                .orderBy(ENTRY)
                .limit(MOST_OF_A_THING)
                .fetch(DeedQueries::done);
    }

    private static Done done(Record row) {
        return new Done(
                row.get(ENTRY),
                row.get(TIME),
                row.get(PERSON),
                row.get(ROLE),
                row.get(ADDRESS),
                row.get(DID),
                row.get(THINGS),
                row.get(COMMENT));
    }
}
