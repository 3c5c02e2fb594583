package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Who cosigns the log's checkpoints.
 *
 * @param policy a C2SP tlog-policy whose witness lines have a URL
 * @param every how often they are asked when something was added
 */
public record WitnessSettings(Path policy, Duration every) {

    private static final Range<Duration> EVERY =
            new Range<>(Duration.ofSeconds(1), Duration.ofDays(1));

    public WitnessSettings {
        EVERY.check("evidence.witnesses.every", every);
    }

    static WitnessSettings read(YamlSection section, Folder folder) {
        section.only("policy", "every");
        return new WitnessSettings(
                section.value("policy", folder::resolve),
                section.duration("every", Duration.ofMinutes(1), EVERY));
    }
}
