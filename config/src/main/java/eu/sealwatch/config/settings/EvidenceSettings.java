package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;

/**
 * The evidence log.
 *
 * @param origin the log's name in checkpoints; it never changes, because proofs carry it
 * @param checkpointEvery how often the log is signed when something was added
 */
public record EvidenceSettings(String origin, Duration checkpointEvery) {

    private static final Range<Duration> CHECKPOINT =
            new Range<>(Duration.ofSeconds(1), Duration.ofHours(1));

    public EvidenceSettings {
        CHECKPOINT.check("evidence.checkpoint-every", checkpointEvery);
    }

    static EvidenceSettings read(YamlSection section) {
        section.only("origin", "checkpoint-every");
        return new EvidenceSettings(
                section.value("origin", Names::origin),
                section.duration("checkpoint-every", Duration.ofSeconds(10), CHECKPOINT));
    }
}
