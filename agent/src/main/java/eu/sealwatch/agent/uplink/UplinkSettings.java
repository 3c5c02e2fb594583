package eu.sealwatch.agent.uplink;

import java.time.Duration;

/**
 * Where the collector is, and the bounds of the link.
 *
 * @param window batches on their way without acknowledgement
 * @param connectIn time for connecting and again for TLS and the collector's welcome
 * @param silence how long an acknowledgement may be awaited before the link counts as dead
 * @param firstPause between attempts; doubles up to {@code longestPause}, half of it by chance
 */
public record UplinkSettings(
        String host,
        int port,
        int window,
        Duration connectIn,
        Duration silence,
        Duration firstPause,
        Duration longestPause) {
    public UplinkSettings {
        if (window < 1) {
            throw new IllegalArgumentException("uplink.window is " + window + "; the least is 1");
        }
        if (!firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "uplink pauses are " + firstPause + " to " + longestPause + "; not a range");
        }
        if (!connectIn.isPositive() || !silence.isPositive()) {
            throw new IllegalArgumentException("uplink time-outs must be longer than nothing");
        }
    }

    public static UplinkSettings to(String host, int port) {
        return new UplinkSettings(
                host,
                port,
                32,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                Duration.ofMinutes(1));
    }
}
