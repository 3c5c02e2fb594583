package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.OptionalInt;

/** The page with counters. It is served on loopback only, without login. */
public record MetricsSettings(OptionalInt port) {

    private static final Range<Integer> PORT = new Range<>(0, Ports.RANGE.most());

    public static MetricsSettings off() {
        return new MetricsSettings(OptionalInt.empty());
    }

    static MetricsSettings read(YamlSection section) {
        section.only("port");
        int port = section.integer("port", 0, PORT);
        return port == 0 ? off() : new MetricsSettings(OptionalInt.of(port));
    }
}
