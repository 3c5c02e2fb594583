package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Maintenance;
import eu.sealwatch.config.policy.Occurrence;
import eu.sealwatch.config.policy.Opening;
import eu.sealwatch.config.policy.Window;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code maintenance.outside-window}: a session that began when neither a window nor a work order
 * for this asset and tool was open. A flow that began before the capture is judged by when it was
 * first seen.
 */
final class OutsideWindow implements Rule {
    private static final String CODE = "maintenance.outside-window";
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (!scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        Instant start =
                Instant.ofEpochSecond(
                        Math.floorDiv(scene.flow().getStart(), NANOS),
                        Math.floorMod(scene.flow().getStart(), NANOS));
        Maintenance maintenance = scene.policy().maintenance();
        Optional<Line> open =
                maintenance
                        .openings(scene.asset(), scene.tool())
                        .filter(opening -> opening.at(start).isPresent())
                        .map(Opening::line)
                        .findFirst();
        if (open.isPresent()) {
            return List.of(new Verdict.Allowed(open.get()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        maintenance.line(),
                        scene.tool() + " " + scene.place(),
                        "%s between %s and %s began %s, outside of any window or work order; %s"
                                .formatted(
                                        scene.tool(),
                                        scene.placeInFull(),
                                        scene.subject(),
                                        start.toString().substring(0, 16).replace('T', ' ')
                                                + " UTC",
                                        nearest(scene, start))));
    }

    private static String nearest(Scene scene, Instant start) {
        Optional<Opening> found =
                scene.policy().maintenance().nearest(scene.asset(), scene.tool(), start);
        if (found.isEmpty()) {
            return "no window applies to this asset and tool";
        }
        Opening opening = found.get();
        Occurrence nearest = opening.nearest(start).orElseThrow();
        return "the nearest %s, %s, runs from %s to %s"
                .formatted(
                        opening instanceof Window ? "window" : "work order",
                        opening.id(),
                        WHEN.format(nearest.from().atZone(opening.zone())),
                        WHEN.format(nearest.to().atZone(opening.zone())));
    }
}
