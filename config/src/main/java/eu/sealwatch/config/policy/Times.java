package eu.sealwatch.config.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads days, times and zones as people write them; refusals show what is meant. */
final class Times {
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Times() {}

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a day such as 2026-12-31", e);
        }
    }

    /** {@code 24:00} is the last moment of the day, so that a window can fill a whole day. */
    static LocalTime timeOfDay(String text) {
        if (text.equals("24:00")) {
            return LocalTime.MAX;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time of day such as 22:00", e);
        }
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not a moment such as 2026-12-31T22:00:00Z or"
                            + " 2026-12-31T23:00:00+01:00",
                    e);
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time zone such as Europe/Amsterdam or UTC", e);
        }
    }

    /** One day, or a range that may pass the week's end: {@code fri-mon}. */
    static Set<DayOfWeek> days(String text) {
        String[] ends = text.split("-", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || first < 0 || last < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a day such as mon, or a range such as mon-fri");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        DayOfWeek end = DayOfWeek.of(last + 1);
        for (DayOfWeek day = DayOfWeek.of(first + 1); day != end; day = day.plus(1)) {
            days.add(day);
        }
        days.add(end);
        return days;
    }
}
