package eu.sealwatch.agent.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling up to a bound, half of it by chance, so that
 * the agents of a restarted collector do not all return at once.
 */
final class Backoff {
    private final long first;
    private final long longest;
    private final RandomGenerator random;
    private long next;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first.toMillis();
        this.longest = longest.toMillis();
        this.random = random;
        this.next = this.first;
    }

    long nextMillis() {
        long half = next / 2;
        next = Math.min(longest, next * 2);
        return half + random.nextLong(half + 1);
    }

    void reset() {
        next = first;
    }
}
