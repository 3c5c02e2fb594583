package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.store.Changes.DeedRow;
import java.time.Instant;
import org.jooq.DSLContext;

/** Writes what people did, and what it means for findings. */
final class DeedWriter {
    private static final long NANOS = 1_000_000_000L;

    private DeedWriter() {}

    static void write(DSLContext tx, DeedRow row) {
        Deed deed = row.deed();
        tx.insertInto(DEED, ENTRY, TIME, PERSON, ROLE, ADDRESS, DID, THINGS, COMMENT)
                .values(
                        row.entry(),
                        nanos(deed.time()),
                        deed.person(),
                        deed.role(),
                        deed.address(),
                        deed.did(),
                        deed.about().size(),
                        deed.comment())
                .onConflictDoNothing()
                .execute();
        for (String thing : deed.about()) {
            tx.insertInto(DEED_ABOUT, THING, ENTRY)
                    .values(thing, row.entry())
                    .onConflictDoNothing()
                    .execute();
        }
        deed.findingState()
                .ifPresent(state -> {
                    var changes = new ChangeRows(tx, deed.about());
                    tx.update(FINDING).set(STATE, state).where(ID.in(deed.about())).execute();
                    changes.note(row.entry(), nanos(deed.time()), deed.about());
                });
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }
}
