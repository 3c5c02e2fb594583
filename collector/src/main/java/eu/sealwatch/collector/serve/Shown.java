package eu.sealwatch.collector.serve;

import eu.sealwatch.config.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures stand on pages. Times are UTC, and say so once on each page. */
public final class Shown {
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Shown() {}

    /**
     * @param nanos since the epoch
     */
    public static String time(long nanos) {
        return SECOND.format(instant(nanos));
    }

    public static String minute(long nanos) {
        return MINUTE.format(instant(nanos));
    }

    public static String clock(long nanos) {
        return CLOCK.format(instant(nanos));
    }

    /** For {@code <time datetime>}. */
    public static String rfc3339(long nanos) {
        return instant(nanos).toString();
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    /** Three figures and a decimal unit. */
    public static String bytes(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 999.5 && unit < UNITS.length - 1) {
            left /= 1000;
            unit++;
        }
        return unit == 0 || left >= 99.5
                ? String.format(Locale.ROOT, "%.0f %s", left, UNITS[unit])
                : String.format(Locale.ROOT, "%.1f %s", left, UNITS[unit]);
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
    }

    /** {@code 2 h 05 min}, {@code 12 min}, {@code 40 s}. */
    public static String length(long nanos) {
        Duration length = Duration.ofNanos(Math.max(0, nanos));
        if (length.toHours() >= 48) {
            return length.toDays() + " d";
        }
        if (length.toHours() > 0) {
            return "%d h %02d min".formatted(length.toHours(), length.toMinutesPart());
        }
        if (length.toMinutes() > 0) {
            return length.toMinutes() + " min";
        }
        return length.toSeconds() > 0 ? length.toSeconds() + " s" : length.toMillis() + " ms";
    }

    public static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
