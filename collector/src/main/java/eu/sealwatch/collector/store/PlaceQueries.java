package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Where data went, from the sums by day. */
public final class PlaceQueries {
    private final DSLContext sql;

    public PlaceQueries(Store store) {
        this.sql = store.sql();
    }

    /**
     * What one inside address exchanged with one place by one means.
     *
     * @param outside a name, or an address
     * @param spoken application or protocol, empty when not recognised
     * @param sent by the inside, IP-layer bytes
     */
    public record Sum(
            String inside,
            String outside,
            String spoken,
            Means means,
            long flows,
            long sent,
            long received,
            long lastSeen) {}

    /** Most bytes first. */
    public List<Sum> since(long day, int most) {
        Field<BigDecimal> sent = DSL.sum(SENT);
        Field<BigDecimal> received = DSL.sum(RECEIVED);
        return sql.select(
                        INSIDE,
                        OUTSIDE,
                        SPOKEN,
                        MEANS,
                        DSL.sum(FLOWS),
                        sent,
                        received,
                        DSL.max(LAST_SEEN))
                .from(PLACE)
                .where(DAY.ge(day))
                .groupBy(INSIDE, OUTSIDE, SPOKEN, MEANS)
                .orderBy(sent.add(received).desc())
                .limit(most)
                .fetch(row ->
                        new Sum(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                Means.parse(row.value4()),
                                row.value5().longValue(),
                                row.value6().longValue(),
                                row.value7().longValue(),
                                row.value8()));
    }

    /** The last day on which anything crossed the perimeter; 0 when nothing ever did. */
    public long lastDay() {
        return sql.select(DSL.coalesce(DSL.max(DAY), 0L)).from(PLACE).fetchSingle().value1();
    }
}
