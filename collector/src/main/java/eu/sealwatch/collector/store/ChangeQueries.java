package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import java.util.List;
import org.jooq.DSLContext;

/** What became of findings since a place in the log. */
public final class ChangeQueries {
    private final DSLContext sql;

    public ChangeQueries(Store store) {
        this.sql = store.sql();
    }

    /**
     * In the order of the log: what entries from an index on, and below another, changed.
     *
     * @param upTo not included
     */
    public List<FindingChange> between(long from, long upTo) {
        return sql.select(ENTRY, FINDING_ID, CHANGE, TIME)
                .from(FINDING_CHANGE)
                .where(ENTRY.ge(from))
                .and(ENTRY.lt(upTo))
                .orderBy(ENTRY, FINDING_ID)
                .fetch(row ->
                        new FindingChange(
                                row.get(ENTRY),
                                row.get(FINDING_ID),
                                FindingChange.Kind.of(row.get(CHANGE)),
                                row.get(TIME)));
    }
}
