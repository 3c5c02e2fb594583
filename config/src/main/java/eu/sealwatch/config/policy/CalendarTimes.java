package eu.sealwatch.config.policy;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Dates and times of a calendar (RFC 5545 sections 3.3.4 and 3.3.5). Zones are taken by their IANA
 * name; what the file's own VTIMEZONE says of a zone is not read, because the name decides.
 *
 * @param calendarZone of times that have no zone of their own
 */
record CalendarTimes(Optional<ZoneId> calendarZone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** Zones of Europe as Windows names them; Unicode CLDR, windowsZones. */
    private static final Map<String, String> WINDOWS =
            Map.of(
                    "W. Europe Standard Time", "Europe/Berlin",
                    "Romance Standard Time", "Europe/Paris",
                    "Central Europe Standard Time", "Europe/Budapest",
                    "Central European Standard Time", "Europe/Warsaw",
                    "GMT Standard Time", "Europe/London",
                    "FLE Standard Time", "Europe/Kiev",
                    "GTB Standard Time", "Europe/Bucharest",
                    "E. Europe Standard Time", "Europe/Chisinau",
                    "Russian Standard Time", "Europe/Moscow",
                    "Turkey Standard Time", "Europe/Istanbul");

    /**
     * From when to when an event is.
     *
     * @throws IllegalArgumentException saying what is wrong with its times
     */
    Occurrence visit(
            VObjectProperty start, Optional<VObjectProperty> end, Optional<String> duration) {
        Instant from = moment(start);
        if (end.isPresent()) {
            return new Occurrence(from, moment(end.get()));
        }
        if (duration.isPresent()) {
            return new Occurrence(from, from.plus(length(duration.get())));
        }
        if (isDay(start)) {
            LocalDate next = day(start.getValue()).plusDays(1);
            return new Occurrence(from, next.atStartOfDay(zoneOf(start)).toInstant());
        }
        throw new IllegalArgumentException("the event has neither DTEND nor DURATION");
    }

    private Instant moment(VObjectProperty property) {
        String text = property.getValue().strip();
        if (isDay(property)) {
            return day(text).atStartOfDay(zoneOf(property)).toInstant();
        }
        try {
            return text.endsWith("Z")
                    ? LocalDateTime.parse(text.substring(0, text.length() - 1), TIME)
                            .toInstant(ZoneOffset.UTC)
                    : LocalDateTime.parse(text, TIME).atZone(zoneOf(property)).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time such as 20261201T080000", e);
        }
    }

    private static boolean isDay(VObjectProperty property) {
        return property.getValue().strip().length() == 8;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip(), DAY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a day such as 20261201", e);
        }
    }

    private ZoneId zoneOf(VObjectProperty property) {
        String name = property.getParameters().first("TZID");
        if (name != null) {
            return zone(name);
        }
        return calendarZone.orElseThrow(() ->
                new IllegalArgumentException(
                        "'%s' has no time zone: neither TZID, nor Z, nor X-WR-TIMEZONE"
                                .formatted(property.getValue())));
    }

    static ZoneId zone(String name) {
        String plain = name.strip();
        return Times.zone(WINDOWS.getOrDefault(plain, plain));
    }

    private static Duration length(String text) {
        try {
            // RFC 5545 section 3.3.6 has weeks, which Java's lengths of time do not
            return text.matches("\\+?P\\d{1,3}W")
                    ? Duration.ofDays(7L * Integer.parseInt(text.replaceAll("\\D", "")))
                    : Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a length of time such as PT4H", e);
        }
    }
}
