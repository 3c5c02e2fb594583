package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;
import static org.jooq.impl.DSL.excluded;

import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.Session;
import org.jooq.DSLContext;

/** Writes the newest record of a maintenance session. There are few, so one statement for each. */
final class SessionWriter {
    private SessionWriter() {}

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
}
