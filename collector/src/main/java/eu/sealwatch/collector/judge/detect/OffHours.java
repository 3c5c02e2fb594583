package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.DetectorSettings;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code endpoint.off-hours}: an asset and an allowed place are active at an hour of the week at
 * which, and beside which, they never were, though they have hours. Off unless a policy turns it
 * on.
 */
final class OffHours implements Detector {
    private static final String CODE = "endpoint.off-hours";

    /** Active hours without which there is no habit. */
    private static final int LEAST_SAMPLES = 20;

    /** Who is active at more hours of the week than this keeps none. */
    private static final int MOST_HOURS = 120;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Step step) {
        DetectorSettings.OffHours settings = step.settings().offHours();
        if (!settings.enabled() || !step.permitted() || step.progress().bytesOut() == 0) {
            return List.of();
        }
        Pair pair = step.pair();
        @Nullable Baseline usual = pair.usual;
        if (usual == null
                || usual.samples() < LEAST_SAMPLES
                || step.progress().to() - pair.since < settings.learning().toNanos()) {
            return List.of(new Verdict.NotJudged("their hours are still being learned"));
        }
        if (usual.active(pair.hourOfWeek()) || usual.activeHours() > MOST_HOURS) {
            return List.of();
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        step.line(),
                        step.about(),
                        "%s talks to %s on a %s at %02d:00 UTC, at which the two were silent in all of %d days"
                                .formatted(
                                        step.scene().subject(),
                                        step.scene().placeInFull(),
                                        DayOfWeek.of(pair.hourOfWeek() / 24 + 1)
                                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                        pair.hourOfWeek() % 24,
                                        (step.progress().to() - pair.since) / Pair.DAY)));
    }
}
