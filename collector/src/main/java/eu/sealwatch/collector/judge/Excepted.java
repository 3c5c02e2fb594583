package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.PolicyException;
import java.time.LocalDate;

/**
 * That somebody answers for a finding, until a day.
 *
 * @param id of the exception
 * @param line {@code file:number}
 * @param until last day on which it holds, UTC
 */
public record Excepted(String id, String line, LocalDate until) {
    private static final long DAY_NS = 86_400_000_000_000L;

    static Excepted by(PolicyException exception) {
        return new Excepted(exception.id(), exception.line().toString(), exception.expires());
    }

    /** The first moment at which it no longer holds, nanoseconds since the epoch. */
    public long end() {
        return (until.toEpochDay() + 1) * DAY_NS;
    }

    public boolean holds(long time) {
        return time < end();
    }

    /** As it was before {@link #end} was stored. */
    public static Excepted endingAt(String id, String line, long end) {
        return new Excepted(id, line, LocalDate.ofEpochDay(end / DAY_NS - 1));
    }
}
