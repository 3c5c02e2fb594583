package eu.sealwatch.collector.alert.format;

import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.store.FindingChange;
import eu.sealwatch.collector.store.StoredFinding;
import eu.sealwatch.config.settings.Tlp;
import java.util.UUID;

/**
 * One change of one finding, to be told.
 *
 * @param stored the finding as it is when it is told of
 * @param tlp who may read it
 */
public record Alert(FindingChange change, StoredFinding stored, Tlp tlp) {

    /** The same for ever, so that who gets it twice can tell. */
    public UUID id() {
        return idOf(change);
    }

    public static UUID idOf(FindingChange change) {
        return NamedUuid.of(
                NamedUuid.SEALWATCH,
                "alert %s %d %s".formatted(change.finding(), change.entry(), change.kind().word()));
    }

    Finding finding() {
        return stored.finding();
    }
}
