package eu.sealwatch.collector.alert.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as receivers want them, from nanoseconds since the epoch. */
final class Times {
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static long millis(long nanos) {
        return Math.floorDiv(nanos, 1_000_000);
    }

    /** RFC 3339 with exactly milliseconds, as STIX wants {@code created}. */
    static String rfc3339(long nanos) {
        return MILLIS.format(instant(nanos).truncatedTo(ChronoUnit.MILLIS));
    }
}
