package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.store.StoredFinding;
import java.util.Optional;

/** A finding as lists show it. Times are nanoseconds since the epoch. */
public record FindingRow(
        String id,
        String severity,
        String code,
        String title,
        String site,
        String subject,
        String about,
        String reason,
        String state,
        long first,
        long last,
        long count) {

    static FindingRow of(StoredFinding stored) {
        Finding finding = stored.finding();
        return new FindingRow(
                finding.id(),
                Shown.word(finding.severity()),
                finding.code(),
                entry(finding.code()).map(Catalogue.Entry::title).orElse(finding.code()),
                finding.site(),
                finding.subject(),
                finding.about(),
                finding.reason(),
                stored.state(),
                finding.time(),
                stored.lastSeen(),
                stored.count());
    }

    /** Empty for a code of a later version, whose findings an older program may meet. */
    static Optional<Catalogue.Entry> entry(String code) {
        return Catalogue.codes().contains(code)
                ? Optional.of(Catalogue.of(code))
                : Optional.empty();
    }
}
