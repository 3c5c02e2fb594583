package eu.sealwatch.config.yaml;

import java.time.Duration;

/** Reads single values; each refusal says what was found and what was expected. */
public final class Scalars {
    private Scalars() {}

    static int integer(String text, Range<Integer> range) {
        if (text.matches("-?\\d{1,9}") && range.holds(Integer.valueOf(text))) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("'" + text + "' is not a whole number " + range);
    }

    static long size(String text, Range<Long> range) {
        long size = Units.size(text);
        if (!range.holds(size)) {
            String least = Units.format(range.least());
            String most = Units.format(range.most());
            throw new IllegalArgumentException(
                    "'" + text + "' is not a size from " + least + " to " + most);
        }
        return size;
    }

    public static Duration duration(String text, Range<Duration> range) {
        Duration time = Units.time(text);
        if (!range.holds(time)) {
            throw new IllegalArgumentException("'" + text + "' is not a length of time " + range);
        }
        return time;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
        };
    }
}
