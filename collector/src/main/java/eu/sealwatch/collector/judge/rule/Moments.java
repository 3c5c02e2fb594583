package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.config.policy.Occurrence;
import eu.sealwatch.config.policy.Opening;
import eu.sealwatch.config.policy.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as reasons tell them. */
final class Moments {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

    private Moments() {}

    /** To the minute: {@code 2026-03-03 11:00 UTC}. */
    static String utc(Instant moment) {
        return moment.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    static String length(Duration length) {
        return length.toHours() == 0
                ? length.toMinutes() + " min"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    /** Which window or order would have been nearest to the session's start. */
    static String nearest(SessionScene scene) {
        Optional<Opening> nearest =
                scene.maintenance().nearest(scene.asset(), scene.toolName(), scene.start());
        if (nearest.isEmpty()) {
            return "no window applies to this asset and tool";
        }
        Opening opening = nearest.get();
        Occurrence occurrence = opening.nearest(scene.start()).orElseThrow();
        return "the nearest %s, %s, runs from %s to %s"
                .formatted(
                        opening instanceof WorkOrder ? "work order" : "window",
                        opening.id(),
                        WHEN.format(occurrence.from().atZone(opening.zone())),
                        WHEN.format(occurrence.to().atZone(opening.zone())));
    }
}
