package eu.sealwatch.config.yaml;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes amounts with units: {@code 64MiB}, {@code 90s}. */
final class Units {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})(B|KiB|MiB|GiB|TiB)?");
    private static final Map<String, Integer> SIZE_SHIFT =
            Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> TIME_UNIT =
            Map.of(
                    "ms", ChronoUnit.MILLIS,
                    "s", ChronoUnit.SECONDS,
                    "m", ChronoUnit.MINUTES,
                    "h", ChronoUnit.HOURS,
                    "d", ChronoUnit.DAYS);

    private Units() {}

    /** Bytes; a number without a unit is bytes too. */
    static long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (matcher.matches()) {
            String unit = matcher.group(2) == null ? "B" : matcher.group(2);
            long number = Long.parseLong(matcher.group(1));
            int shift = SIZE_SHIFT.getOrDefault(unit, 0);
            if (number <= Long.MAX_VALUE >> shift) {
                return number << shift;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a size such as 512, 64KiB, 256MiB or 2GiB");
    }

    static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a length of time such as 500ms, 90s, 5m, 12h or 7d");
        }
        ChronoUnit unit = TIME_UNIT.getOrDefault(matcher.group(2), ChronoUnit.SECONDS);
        return Duration.of(Long.parseLong(matcher.group(1)), unit);
    }

    /** The largest unit that leaves no rest. */
    static String format(long bytes) {
        String text = bytes + "B";
        for (String unit : new String[] {"KiB", "MiB", "GiB", "TiB"}) {
            int shift = SIZE_SHIFT.getOrDefault(unit, 0);
            if (bytes != 0 && bytes >> shift << shift == bytes) {
                text = (bytes >> shift) + unit;
            }
        }
        return text;
    }

    /** The largest unit that leaves no rest. */
    static String format(Duration time) {
        long millis = time.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long length = TIME_UNIT.getOrDefault(unit, ChronoUnit.SECONDS).getDuration().toMillis();
            if (millis != 0 && millis % length == 0) {
                return millis / length + unit;
            }
        }
        return millis + "ms";
    }
}
