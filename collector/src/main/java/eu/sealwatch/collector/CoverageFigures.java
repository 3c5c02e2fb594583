package eu.sealwatch.collector;

import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.LogReader;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Coverage;
import eu.sealwatch.wire.v1.Observation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What agents could see in a period, added up from their coverage statements in the evidence log.
 *
 * @param agent who states it
 * @param source interface or file
 * @param seen how much of the period is covered, each moment once
 * @param packets of all statements that touch the period, whole: a statement cannot be divided
 * @param lost dropped by kernel and interface, of the same statements
 * @param gaps what of the period is not covered, in order
 */
public record CoverageFigures(
        String agent, String source, Duration seen, long packets, long lost, List<Gap> gaps) {

    public CoverageFigures {
        gaps = List.copyOf(gaps);
    }

    /** A stretch in which nothing is stated. */
    public record Gap(Instant from, Instant to) {}

    private record Place(String agent, String source) {}

    /** One for each agent and source that the log knows at all, also when it saw nothing then. */
    public static List<CoverageFigures> of(LogReader log, Instant from, Instant to)
            throws IOException {
        var statements =
                new TreeMap<Place, List<Coverage>>(
                        Comparator.comparing(Place::agent).thenComparing(Place::source));
        log.forEach(
                log.first(),
                (index, entry) -> {
                    if (entry.type() != EntryType.BATCH) {
                        return;
                    }
                    Batch batch = Dossier.batch(index, entry);
                    for (Observation observation : batch.getObservationsList()) {
                        if (observation.hasCoverage()) {
                            Coverage stated = observation.getCoverage();
                            var place = new Place(batch.getAgent(), stated.getSource());
                            var known = statements.computeIfAbsent(place, _ -> new ArrayList<>());
                            if (touches(stated, from, to)) {
                                known.add(stated);
                            }
                        }
                    }
                });
        var figures = new ArrayList<CoverageFigures>();
        statements.forEach((place, all) -> figures.add(sum(place, all, from, to)));
        return List.copyOf(figures);
    }

    private static CoverageFigures sum(
            Place place, List<Coverage> statements, Instant from, Instant to) {
        statements.sort(Comparator.comparingLong(Coverage::getFrom));
        var gaps = new ArrayList<Gap>();
        var seen = Duration.ZERO;
        long packets = 0;
        long lost = 0;
        Instant at = from;
        for (Coverage stated : statements) {
            Instant begin = later(DossierReport.time(stated.getFrom()), from);
            Instant end = earlier(DossierReport.time(stated.getTo()), to);
            packets += stated.getPackets();
            lost += stated.getDroppedByKernel() + stated.getDroppedByInterface();
            if (begin.isAfter(at)) {
                gaps.add(new Gap(at, begin));
            }
            if (end.isAfter(at)) {
                seen = seen.plus(Duration.between(later(begin, at), end));
                at = end;
            }
        }
        if (at.isBefore(to)) {
            gaps.add(new Gap(at, to));
        }
        return new CoverageFigures(place.agent, place.source, seen, packets, lost, gaps);
    }

    private static boolean touches(Coverage stated, Instant from, Instant to) {
        return DossierReport.time(stated.getFrom()).isBefore(to)
                && DossierReport.time(stated.getTo()).isAfter(from);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
