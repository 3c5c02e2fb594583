package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;

/**
 * How much the collector takes from the network.
 *
 * @param maxConnections open at once; further ones are closed at once
 * @param maxFrameBytes largest message; an agent that sends a larger one is disconnected
 * @param handshakeTimeout how long a connection may take to prove who it is
 */
public record LimitSettings(int maxConnections, int maxFrameBytes, Duration handshakeTimeout) {

    private static final Range<Integer> CONNECTIONS = new Range<>(1, 100_000);
    private static final Range<Long> FRAME = new Range<>(64L << 10, 64L << 20);
    private static final Range<Duration> HANDSHAKE =
            new Range<>(Duration.ofSeconds(1), Duration.ofMinutes(2));

    public LimitSettings {
        CONNECTIONS.check("limits.max-connections", maxConnections);
        FRAME.check("limits.max-frame-bytes", (long) maxFrameBytes);
        HANDSHAKE.check("limits.handshake-timeout", handshakeTimeout);
    }

    public static LimitSettings defaults() {
        return new LimitSettings(1_000, 8 << 20, Duration.ofSeconds(10));
    }

    static LimitSettings read(YamlSection section) {
        section.only("max-connections", "max-frame-bytes", "handshake-timeout");
        LimitSettings defaults = defaults();
        return new LimitSettings(
                section.integer("max-connections", defaults.maxConnections, CONNECTIONS),
                Math.toIntExact(section.size("max-frame-bytes", defaults.maxFrameBytes, FRAME)),
                section.duration("handshake-timeout", defaults.handshakeTimeout, HANDSHAKE));
    }
}
