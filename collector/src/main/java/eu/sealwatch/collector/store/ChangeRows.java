package eu.sealwatch.collector.store;

import static eu.sealwatch.collector.store.Tables.*;

import eu.sealwatch.collector.store.FindingChange.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Notes what became of findings: their states before an entry of the log and after it. */
final class ChangeRows {
    private final DSLContext tx;
    private final Map<String, String> before = new HashMap<>();

    /** Looks at some findings before they change. */
    ChangeRows(DSLContext tx, Collection<String> findings) {
        this.tx = tx;
        before.putAll(states(findings));
    }

    private Map<String, String> states(Collection<String> findings) {
        return tx.select(ID, STATE).from(FINDING).where(ID.in(findings)).fetchMap(ID, STATE);
    }

    /**
     * Notes those whose state is another now.
     *
     * @param entry log index of what made it so
     * @param time nanoseconds since the epoch
     */
    void note(long entry, long time, Collection<String> findings) {
        states(findings)
                .forEach((finding, now) ->
                        kind(before.get(finding), now)
                                .ifPresent(kind -> {
                                    insert(new FindingChange(entry, finding, kind, time));
                                    before.put(finding, now);
                                }));
    }

    private static Optional<Kind> kind(@Nullable String before, String now) {
        if (now.equals(before)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (now) {
                    case FindingRows.OPEN -> before == null ? Kind.OPENED : Kind.REOPENED;
                    case FindingRows.EXCEPTED -> Kind.EXCEPTED;
                    default -> Kind.of(now);
                });
    }

    private void insert(FindingChange change) {
        tx.insertInto(FINDING_CHANGE, ENTRY, FINDING_ID, CHANGE, TIME)
                .values(change.entry(), change.finding(), change.kind().word(), change.time())
                // opened and excepted again within one batch: the batch is told of once
                .onConflict(ENTRY, FINDING_ID)
                .doUpdate()
                .set(CHANGE, change.kind().word())
                .execute();
    }
}
