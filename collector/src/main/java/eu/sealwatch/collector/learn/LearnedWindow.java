package eu.sealwatch.collector.learn;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whole hours on days of the week that hold the starts of sessions, with an hour to spare on both
 * sides.
 *
 * @param from first hour
 * @param to hour at which it ends, up to 24
 */
record LearnedWindow(Set<DayOfWeek> days, int from, int to) {
    private static final int SPARE = 1;
    private static final int DAY = 24;

    /** Sessions on so many days of the working week speak for all of it. */
    private static final int DAYS_FOR_A_WEEK = 3;

    private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private record Hours(int from, int to) {
        Hours plus(Hours other) {
            return new Hours(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    static List<LearnedWindow> of(List<Learner.Visit> visits, ZoneId zone) {
        Map<DayOfWeek, Hours> byDay = new EnumMap<>(DayOfWeek.class);
        for (Learner.Visit visit : visits) {
            ZonedDateTime start = Instant.ofEpochSecond(0, visit.start()).atZone(zone);
            int hour = start.getHour();
            var hours = new Hours(Math.max(0, hour - SPARE), Math.min(DAY, hour + 1 + SPARE));
            byDay.merge(start.getDayOfWeek(), hours, Hours::plus);
        }
        var windows = new ArrayList<LearnedWindow>();
        if (byDay.keySet().stream().filter(WORKING::contains).count() >= DAYS_FOR_A_WEEK) {
            byDay.entrySet().stream()
                    .filter(entry -> WORKING.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .reduce(Hours::plus)
                    .ifPresent(
                            hours -> windows.add(new LearnedWindow(WORKING, hours.from, hours.to)));
            byDay.keySet().removeAll(WORKING);
        }
        byDay.forEach((day, hours) ->
                windows.add(new LearnedWindow(EnumSet.of(day), hours.from, hours.to)));
        return windows;
    }

    String id() {
        return days.equals(WORKING)
                ? "working-days"
                : days.iterator().next().name().toLowerCase(Locale.ROOT);
    }

    String daysText() {
        return days.equals(WORKING)
                ? "mon-fri"
                : days.iterator().next().name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
