package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Keeps the sums of what each inside address exchanged with each outside place, by day. A flow's
 * records replace each other, so what the stored one added is taken away first: a flow that comes
 * to have a name moves to that name.
 */
final class PlaceWriter {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /** Ids in one question; SQLite takes 32,766 parameters. */
    private static final int IDS = 1000;

    private final DSLContext tx;
    private final Map<Place, Sums> sums = new HashMap<>();

    private record Place(long day, String inside, String outside, String spoken, String means) {}

    private static final class Sums {
        private long flows;
        private long sent;
        private long received;
        private long lastSeen;
    }

    PlaceWriter(DSLContext tx) {
        this.tx = tx;
    }

    void change(Map<ByteString, FlowRecord> records) {
        List<byte[]> known =
                records.values().stream()
                        .filter(flow -> flow.getPhase() != FlowRecord.Phase.OPENED)
                        .map(flow -> flow.getId().toByteArray())
                        .toList();
        for (int from = 0; from < known.size(); from += IDS) {
            List<byte[]> some = known.subList(from, Math.min(known.size(), from + IDS));
            tx.select(RECORD)
                    .from(FLOW)
                    .where(FLOW_ID.in(some))
                    .fetch(row -> row.value1())
                    .forEach(bytes -> count(parse(bytes), -1));
        }
        records.values().forEach(flow -> count(flow, 1));
        sums.forEach(this::write);
    }

    private void count(FlowRecord flow, int sign) {
        place(flow)
                .ifPresent(place -> {
                    boolean outbound = flow.getDirection() == FlowRecord.Direction.OUTBOUND;
                    var inside = outbound ? flow.getSource() : flow.getDestination();
                    var outside = outbound ? flow.getDestination() : flow.getSource();
                    Sums sum = sums.computeIfAbsent(place, _ -> new Sums());
                    sum.flows += sign;
                    sum.sent += sign * inside.getBytes();
                    sum.received += sign * outside.getBytes();
                    sum.lastSeen = Math.max(sum.lastSeen, flow.getEnd());
                });
    }

    /** Where it went; empty for what stays inside, and for what passes by. */
    private static Optional<Place> place(FlowRecord flow) {
        return switch (flow.getDirection()) {
            case OUTBOUND -> {
                String name = FlowWriter.name(flow);
                yield Optional.of(
                        place(
                                flow,
                                address(flow.getSource().getIp()),
                                name.isEmpty() ? address(flow.getDestination().getIp()) : name));
            }
            case INBOUND ->
                    Optional.of(
                            place(
                                    flow,
                                    address(flow.getDestination().getIp()),
                                    address(flow.getSource().getIp())));
            case INTERNAL, EXTERNAL, DIRECTION_UNKNOWN, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Place place(FlowRecord flow, String inside, String outside) {
        String spoken =
                flow.getApplication().isEmpty() ? flow.getProtocol() : flow.getApplication();
        return new Place(
                flow.getStart() / DAY_NANOS, inside, outside, spoken, Means.of(flow).word());
    }

    private void write(Place place, Sums sum) {
        if (sum.flows == 0 && sum.sent == 0 && sum.received == 0) {
            return;
        }
        tx.insertInto(PLACE, DAY, INSIDE, OUTSIDE, SPOKEN, MEANS, FLOWS, SENT, RECEIVED, LAST_SEEN)
                .values(
                        place.day(),
                        place.inside(),
                        place.outside(),
                        place.spoken(),
                        place.means(),
                        sum.flows,
                        sum.sent,
                        sum.received,
                        sum.lastSeen)
                .onConflict(DAY, INSIDE, OUTSIDE, SPOKEN, MEANS)
                .doUpdate()
                .set(FLOWS, own("flows").add(excluded(FLOWS)))
                .set(SENT, own("sent").add(excluded(SENT)))
                .set(RECEIVED, own("received").add(excluded(RECEIVED)))
                .set(LAST_SEEN, greatest(own("last_seen"), excluded(LAST_SEEN)))
                .execute();
        if (sum.flows < 0) {
            tx.deleteFrom(PLACE)
                    .where(DAY.eq(place.day()))
                    .and(INSIDE.eq(place.inside()))
                    .and(OUTSIDE.eq(place.outside()))
                    .and(SPOKEN.eq(place.spoken()))
                    .and(MEANS.eq(place.means()))
                    .and(FLOWS.le(0L))
                    .execute();
        }
    }

    private static Field<Long> own(String column) {
        return DSL.field(DSL.name("place", column), Long.class);
    }

    private static String address(ByteString ip) {
        return Cidr.format(ip.toByteArray());
    }

    private static FlowRecord parse(byte[] record) {
        try {
            return FlowRecord.parseFrom(record);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the store holds a flow that cannot be read", e);
        }
    }
}
