package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;
import static org.jooq.impl.DSL.excluded;

import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Writes the newest record of each flow, one statement for the whole batch. A flow's records come
 * in order within a batch, so only its last one is written.
 */
final class FlowWriter {
    private static final List<Field<?>> COLUMNS =
            List.of(
                    FLOW_ID,
                    AGENT_ID,
                    ENTRY,
                    PHASE,
                    START_TIME,
                    END_TIME,
                    TRANSPORT,
                    SOURCE_IP,
                    SOURCE_PORT,
                    SOURCE_BYTES,
                    SOURCE_PACKETS,
                    DESTINATION_IP,
                    DESTINATION_PORT,
                    DESTINATION_BYTES,
                    DESTINATION_PACKETS,
                    DIRECTION,
                    PROTOCOL,
                    APPLICATION,
                    DESTINATION_NAME,
                    RECORD);

    private final DSLContext tx;
    private final Map<com.google.protobuf.ByteString, @Nullable Object[]> rows =
            new LinkedHashMap<>();
    private final Map<com.google.protobuf.ByteString, FlowRecord> records = new LinkedHashMap<>();

    FlowWriter(DSLContext tx) {
        this.tx = tx;
    }

    void add(BatchRow batch, FlowRecord flow) {
        rows.put(flow.getId(), row(batch, flow));
        records.put(flow.getId(), flow);
    }

    void write() {
        if (rows.isEmpty()) {
            return;
        }
        new PlaceWriter(tx).change(records);
        BatchBindStep batch = tx.batch(upsert());
        for (@Nullable Object[] row : rows.values()) {
            batch = batch.bind(row);
        }
        batch.execute();
    }

    private org.jooq.Query upsert() {
        return tx.insertInto(FLOW)
                .columns(COLUMNS)
                .values(Collections.nCopies(COLUMNS.size(), null))
                .onConflict(FLOW_ID)
                .doUpdate()
                .set(ENTRY, excluded(ENTRY))
                .set(PHASE, excluded(PHASE))
                .set(END_TIME, excluded(END_TIME))
                .set(SOURCE_BYTES, excluded(SOURCE_BYTES))
                .set(SOURCE_PACKETS, excluded(SOURCE_PACKETS))
                .set(DESTINATION_BYTES, excluded(DESTINATION_BYTES))
                .set(DESTINATION_PACKETS, excluded(DESTINATION_PACKETS))
                .set(PROTOCOL, excluded(PROTOCOL))
                .set(APPLICATION, excluded(APPLICATION))
                .set(DESTINATION_NAME, excluded(DESTINATION_NAME))
                .set(RECORD, excluded(RECORD));
    }

    private static @Nullable Object[] row(BatchRow batch, FlowRecord flow) {
        return new @Nullable Object[] {
            flow.getId().toByteArray(),
            batch.agent(),
            batch.entry(),
            flow.getPhaseValue(),
            flow.getStart(),
            flow.getEnd(),
            flow.getTransport(),
            Cidr.format(flow.getSource().getIp().toByteArray()),
            flow.getSource().getPort(),
            flow.getSource().getBytes(),
            flow.getSource().getPackets(),
            Cidr.format(flow.getDestination().getIp().toByteArray()),
            flow.getDestination().getPort(),
            flow.getDestination().getBytes(),
            flow.getDestination().getPackets(),
            flow.getDirectionValue(),
            orNull(flow.getProtocol()),
            orNull(flow.getApplication()),
            orNull(name(flow)),
            flow.toByteArray()
        };
    }

    static String name(FlowRecord flow) {
        if (!flow.getTls().getServerName().isEmpty()) {
            return flow.getTls().getServerName();
        }
        if (!flow.getHttp().getHost().isEmpty()) {
            return flow.getHttp().getHost();
        }
        return flow.getNamesCount() > 0 ? flow.getNames(0) : "";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
