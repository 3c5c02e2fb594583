package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;
import java.util.Optional;

/**
 * The evidence log.
 *
 * @param origin the log's name in checkpoints; it never changes, because proofs carry it
 * @param checkpointEvery how often the log is signed when something was added
 * @param epochBytes an epoch of the log ends with the month, or when its entries have this size
 * @param keepFor how long whole epochs are kept after they ended; without it for ever
 * @param keyStore where the signing keys are; without it in PEM files in the data folder
 * @param witnesses who cosigns checkpoints, if anyone does
 * @param timeStamps which authority stamps checkpoints, if any does
 */
public record EvidenceSettings(
        String origin,
        Duration checkpointEvery,
        long epochBytes,
        Optional<Duration> keepFor,
        Optional<KeyStoreSettings> keyStore,
        Optional<WitnessSettings> witnesses,
        Optional<TimeStampSettings> timeStamps) {

    private static final Range<Duration> CHECKPOINT =
            new Range<>(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final Range<Long> EPOCH = new Range<>(1L << 20, 1L << 40);
    private static final Range<Duration> KEEP =
            new Range<>(Duration.ofDays(1), Duration.ofDays(36_500));
    private static final long EPOCH_BYTES = 4L << 30;

    public EvidenceSettings {
        CHECKPOINT.check("evidence.checkpoint-every", checkpointEvery);
        EPOCH.check("evidence.epoch.max-bytes", epochBytes);
        keepFor.ifPresent(time -> KEEP.check("evidence.epoch.keep-for", time));
    }

    static EvidenceSettings read(YamlSection section, Folder folder) {
        section.only(
                "origin", "checkpoint-every", "epoch", "key-store", "witnesses", "time-stamps");
        YamlSection epoch = section.section("epoch").only("max-bytes", "keep-for");
        return new EvidenceSettings(
                section.value("origin", Names::origin),
                section.duration("checkpoint-every", Duration.ofSeconds(10), CHECKPOINT),
                epoch.size("max-bytes", EPOCH_BYTES, EPOCH),
                epoch.optionalDuration("keep-for", KEEP),
                section.optionalSection("key-store").map(s -> KeyStoreSettings.read(s, folder)),
                section.optionalSection("witnesses").map(s -> WitnessSettings.read(s, folder)),
                section.optionalSection("time-stamps").map(TimeStampSettings::read));
    }
}
