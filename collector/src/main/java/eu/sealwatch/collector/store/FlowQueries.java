package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What people ask about flows. An alternative (either address, one of several names) is asked as a
 * question of its own, which an index answers in order; the answers are merged. Asked as one
 * question, SQLite would sort all that match before it gave the first.
 */
public final class FlowQueries {
    /** Names that a part of a name may stand for. */
    private static final int MOST_NAMES = 24;

    private static final int MOST_OF_A_FINDING = 50;

    private final DSLContext sql;

    public FlowQueries(Store store) {
        this.sql = store.sql();
    }

    /**
     * What is looked for; empty parts take everything.
     *
     * @param address of either side, in full
     * @param protocol or application
     * @param name part of the destination's name
     * @param from start time, nanoseconds since the epoch, inclusive
     * @param to start time, exclusive
     */
    public record Filter(
            Optional<String> address,
            Optional<String> protocol,
            Optional<String> name,
            OptionalLong from,
            OptionalLong to) {

        public static final Filter NONE =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty());
    }

    /**
     * @param entry log index of the batch that holds the record
     */
    public record StoredFlow(FlowRecord flow, String agent, long entry) {
        public String id() {
            return HexFormat.of().formatHex(flow.getId().toByteArray());
        }
    }

    /** Latest start first. */
    public Page<StoredFlow> page(Filter filter, Optional<Cursor> after, int most) {
        var found = new LinkedHashMap<String, StoredFlow>();
        for (Condition alternative : alternatives(filter)) {
            for (StoredFlow flow : some(alternative, filter, after, most + 1)) {
                found.put(flow.id(), flow);
            }
        }
        List<StoredFlow> rows =
                found.values().stream()
                        .sorted(
                                Comparator.comparingLong((StoredFlow row) -> row.flow().getStart())
                                        .thenComparing(StoredFlow::id)
                                        .reversed())
                        .limit(most + 1L)
                        .toList();
        if (rows.size() <= most) {
            return new Page<>(rows, Optional.empty());
        }
        StoredFlow last = rows.get(most - 1);
        return new Page<>(
                rows.subList(0, most), Optional.of(new Cursor(last.flow().getStart(), last.id())));
    }

    public Optional<StoredFlow> one(byte[] id) {
        return sql.select(RECORD, AGENT_ID, ENTRY)
                .from(FLOW)
                .where(FLOW_ID.eq(id))
                .fetchOptional(FlowQueries::flow);
    }

    /** Flows that showed a finding, earliest first. */
    public List<StoredFlow> of(String finding) {
        return sql.select(
                        DSL.field(DSL.name("flow", "record"), byte[].class),
                        DSL.field(DSL.name("flow", "agent"), String.class),
                        DSL.field(DSL.name("flow", "entry"), Long.class))
                .from(FINDING_FLOW)
                .join(FLOW)
                .on(
                        DSL.field(DSL.name("finding_flow", "flow"))
                                .eq(DSL.field(DSL.name("flow", "id"))))
                .where(FINDING_ID.eq(finding))
                .orderBy(START_TIME)
                .limit(MOST_OF_A_FINDING)
                .fetch(FlowQueries::flow);
    }

    /** How many flows there are: none is ever deleted, so the last row's number says it. */
    public long count() {
        return sql.select(DSL.coalesce(DSL.max(DSL.field("rowid", Long.class)), 0L))
                .from(FLOW)
                .fetchSingle()
                .value1();
    }

    private List<StoredFlow> some(
            Condition alternative, Filter filter, Optional<Cursor> after, int most) {
        var conditions = new ArrayList<Condition>();
        conditions.add(alternative);
        filter.from().ifPresent(from -> conditions.add(START_TIME.ge(from)));
        filter.to().ifPresent(to -> conditions.add(START_TIME.lt(to)));
        after.ifPresent(cursor -> {
            byte[] id = HexFormat.of().parseHex(cursor.id());
            conditions.add(
                    START_TIME
                            .lt(cursor.time())
                            .or(START_TIME.eq(cursor.time()).and(FLOW_ID.lt(id))));
            // what the index can begin at; the condition above alone would not say it
            conditions.add(START_TIME.le(cursor.time()));
        });
        return sql.select(RECORD, AGENT_ID, ENTRY)
                .from(FLOW)
                .where(conditions)
                .orderBy(START_TIME.desc(), FLOW_ID.desc())
                .limit(most)
                .fetch(FlowQueries::flow);
    }

    private List<Condition> alternatives(Filter filter) {
        if (filter.address().isPresent()) {
            String address = filter.address().get();
            Condition rest = spoken(filter).and(named(filter));
            return List.of(
                    SOURCE_IP.eq(address).and(rest),
                    DESTINATION_IP.eq(address).and(SOURCE_IP.ne(address)).and(rest));
        }
        if (filter.name().isPresent()) {
            return names(filter.name().get()).stream()
                    .map(name -> DESTINATION_NAME.eq(name).and(spoken(filter)))
                    .toList();
        }
        if (filter.protocol().isPresent()) {
            String protocol = filter.protocol().get();
            return List.of(
                    PROTOCOL.eq(protocol),
                    APPLICATION.eq(protocol).and(PROTOCOL.isDistinctFrom(protocol)));
        }
        return List.of(DSL.noCondition());
    }

    private static Condition spoken(Filter filter) {
        return filter.protocol()
                .map(protocol -> PROTOCOL.eq(protocol).or(APPLICATION.eq(protocol)))
                .orElse(DSL.noCondition());
    }

    private static Condition named(Filter filter) {
        return filter.name().map(DESTINATION_NAME::containsIgnoreCase).orElse(DSL.noCondition());
    }

    /** Names that hold the text, of places that were gone to; the exact one first. */
    private List<String> names(String text) {
        return sql.selectDistinct(OUTSIDE)
                .from(PLACE)
                .where(OUTSIDE.containsIgnoreCase(text))
                .orderBy(DSL.length(OUTSIDE), OUTSIDE)
                .limit(MOST_NAMES)
                .fetch(OUTSIDE);
    }

    private static StoredFlow flow(org.jooq.Record3<byte[], String, Long> row) {
        try {
            return new StoredFlow(FlowRecord.parseFrom(row.value1()), row.value2(), row.value3());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the store holds a flow that cannot be read", e);
        }
    }
}
