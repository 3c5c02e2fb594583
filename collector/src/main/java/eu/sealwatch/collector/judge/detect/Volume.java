package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.DetectorSettings;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Limits;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code leak.volume}: more leaves than the endpoint allows in a connection, an hour or a day, or
 * far more than is usual at this hour of the week. Told while the flow runs. An hourly limit takes
 * the place of what is usual: who set it has said what is.
 */
final class Volume implements Detector {
    private static final String CODE = "leak.volume";

    /** Active hours without which nothing can be called usual. */
    private static final int LEAST_SAMPLES = 10;

    /** Six times the median deviation: four standard deviations of a normal distribution. */
    private static final int DEVIATIONS = 6;

    private static final List<Verdict> LEARNING =
            List.of(new Verdict.NotJudged("what is usual between the two is still being learned"));

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Step step) {
        if (step.permitted()) {
            @Nullable Limits limits =
                    step.scene().endpoint().flatMap(Endpoint::limits).orElse(null);
            if (limits != null) {
                List<Verdict> beyond = beyond(step, limits);
                if (!beyond.isEmpty() || limits.perHour().isPresent()) {
                    return beyond;
                }
            }
        }
        return unusual(step);
    }

    private static List<Verdict> beyond(Step step, Limits limits) {
        Pair pair = step.pair();
        long connection =
                step.scene().way() == Scene.Way.OUTBOUND
                        ? step.scene().flow().getSource().getBytes()
                        : step.scene().flow().getDestination().getBytes();
        var breaches = new ArrayList<Verdict>(0);
        check(step, limits.perConnection(), connection, "in one connection", breaches);
        check(step, limits.perHour(), pair.hourOut, "in an hour", breaches);
        check(step, limits.perDay(), pair.dayOut, "in a day", breaches);
        return breaches;
    }

    private static void check(
            Step step, OptionalLong limit, long sent, String within, List<Verdict> breaches) {
        if (limit.isEmpty() || sent <= limit.getAsLong()) {
            return;
        }
        Endpoint endpoint = step.scene().endpoint().orElseThrow();
        breaches.add(
                new Verdict.Breach(
                        CODE,
                        endpoint.line(),
                        endpoint.id() + " " + within,
                        "%s sent %s to %s %s; endpoint %s allows %s"
                                .formatted(
                                        step.scene().subject(),
                                        Magnitude.bytes(sent),
                                        step.scene().placeInFull(),
                                        within,
                                        endpoint.id(),
                                        Magnitude.bytes(limit.getAsLong()))));
    }

    private static List<Verdict> unusual(Step step) {
        DetectorSettings.Volume settings = step.settings().volume();
        Pair pair = step.pair();
        if (!settings.enabled() || pair.hourOut < settings.least()) {
            return List.of();
        }
        @Nullable Baseline usual = pair.usual;
        if (usual == null
                || usual.samples() < LEAST_SAMPLES
                || step.progress().to() - pair.since < step.settings().learning().toNanos()) {
            return LEARNING;
        }
        int most = usual.usual(pair.hourOfWeek());
        int above = Magnitude.of(pair.hourOut, Baseline.BITS) - most;
        int far = Magnitude.of(4L * settings.factor(), Baseline.BITS) - 4;
        if (above < Math.max(far, DEVIATIONS * usual.spread())) {
            return List.of();
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        step.line(),
                        step.about() + " beyond the usual",
                        "%s sent %s to %s within the hour; on a %s at %02d:00 UTC %s is usual"
                                .formatted(
                                        step.scene().subject(),
                                        Magnitude.bytes(pair.hourOut),
                                        step.scene().placeInFull(),
                                        DayOfWeek.of(pair.hourOfWeek() / 24 + 1)
                                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                        pair.hourOfWeek() % 24,
                                        Magnitude.bytes(Magnitude.amount(most, Baseline.BITS)))));
    }
}
