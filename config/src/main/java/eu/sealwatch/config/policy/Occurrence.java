package eu.sealwatch.config.policy;

import java.time.Duration;
import java.time.Instant;

/** One time at which maintenance is allowed; its end does not belong to it. */
public record Occurrence(Instant from, Instant to) {

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** How far away the moment is; nothing while it is inside. */
    public Duration distance(Instant moment) {
        if (contains(moment)) {
            return Duration.ZERO;
        }
        return moment.isBefore(from)
                ? Duration.between(moment, from)
                : Duration.between(to, moment).plusNanos(1);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
