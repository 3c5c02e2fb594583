package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.config.policy.Maintenance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** One week's instance of a maintenance window, in absolute time; the end does not belong to it. */
record Occurrence(Instant from, Instant to) {
    /** A window recurs within a week, so the nearest lies at most that far away. */
    private static final int WEEK = 7;

    /** The instance that holds the moment, else the one nearest to it. */
    static Occurrence nearest(Maintenance.Window window, Instant moment) {
        LocalDate today = moment.atZone(window.zone()).toLocalDate();
        Occurrence best = null;
        for (int offset = -WEEK; offset <= WEEK; offset++) {
            LocalDate day = today.plusDays(offset);
            if (!window.days().contains(day.getDayOfWeek())) {
                continue;
            }
            Occurrence candidate = on(window, day);
            if (best == null || candidate.distance(moment).compareTo(best.distance(moment)) < 0) {
                best = candidate;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("window " + window.id() + " has no day");
        }
        return best;
    }

    private static Occurrence on(Maintenance.Window window, LocalDate day) {
        LocalDate last = window.to().isAfter(window.from()) ? day : day.plusDays(1);
        return new Occurrence(
                day.atTime(window.from()).atZone(window.zone()).toInstant(),
                last.atTime(window.to()).atZone(window.zone()).toInstant());
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** How far away the moment is; nothing while it is inside. */
    Duration distance(Instant moment) {
        if (contains(moment)) {
            return Duration.ZERO;
        }
        return moment.isBefore(from)
                ? Duration.between(moment, from)
                : Duration.between(to, moment).plusNanos(1);
    }
}
