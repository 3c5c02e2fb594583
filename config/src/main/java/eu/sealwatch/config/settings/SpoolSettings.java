package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The agent's disk queue for what the collector has not acknowledged yet.
 *
 * @param maxBytes on disk; when reached the oldest batches go, and the sequence shows the gap
 * @param flushEvery longest wait of an observation before it is sent, on however quiet a link
 */
public record SpoolSettings(Path folder, long maxBytes, Duration flushEvery) {

    private static final Range<Long> MAX = new Range<>(1L << 20, 1L << 40);
    private static final Range<Duration> FLUSH =
            new Range<>(Duration.ofMillis(100), Duration.ofMinutes(1));

    public SpoolSettings {
        MAX.check("spool.max-bytes", maxBytes);
        FLUSH.check("spool.flush-every", flushEvery);
    }

    public static SpoolSettings in(Path folder) {
        return new SpoolSettings(folder, 1L << 30, Duration.ofMillis(250));
    }

    static SpoolSettings read(YamlSection section, Folder folder, Path dataFolder) {
        section.only("folder", "max-bytes", "flush-every");
        SpoolSettings defaults = in(dataFolder.resolve("spool"));
        return new SpoolSettings(
                section.optional("folder", folder::resolve).orElse(defaults.folder),
                section.size("max-bytes", defaults.maxBytes, MAX),
                section.duration("flush-every", defaults.flushEvery, FLUSH));
    }
}
