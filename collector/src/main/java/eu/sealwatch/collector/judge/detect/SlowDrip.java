package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.DetectorSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code leak.slow-drip}: a little on many days, below every limit, more out than in. To a place
 * that is not allowed, amounts count by themselves; to one that is, only beyond what its days were
 * before.
 */
final class SlowDrip implements Detector {
    private static final String CODE = "leak.slow-drip";

    /** A day on which less left is silence, whatever its direction. */
    private static final double LEAST_PER_DAY = 16 << 10;

    /** How many times as much must have left as came. */
    private static final int OUTWARDS = 2;

    /** Days of acquaintance without which no day can be called usual. */
    private static final int LEAST_LEARNED = 7;

    /** An allowed place must stand out on so many more days. */
    private static final int MORE_DAYS = 2;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Step step) {
        DetectorSettings.SlowDrip settings = step.settings().slowDrip();
        Pair pair = step.pair();
        @Nullable Days days = pair.days;
        // most records end here: on the first day, or on one that is no part of a drip
        if (days == null
                || !settings.enabled()
                || !outwards(pair.dayOut, pair.dayIn)
                || pair.dayOut > settings.mostPerDay()) {
            return List.of();
        }
        boolean permitted = step.permitted();
        if (permitted
                && (days.learned() < LEAST_LEARNED
                        || step.progress().to() - pair.since
                                < step.settings().learning().toNanos())) {
            return List.of(new Verdict.NotJudged("what a usual day is, is still being learned"));
        }
        double beyond = permitted ? (double) days.usual() * settings.factor() : 0;
        int least =
                permitted ? Math.min(Days.KEPT + 1, settings.days() + MORE_DAYS) : settings.days();
        int counted = 0;
        double sum = 0;
        for (int back = 0; back <= Days.KEPT; back++) {
            double out = back == 0 ? pair.dayOut : days.out(pair.day - back);
            double in = back == 0 ? pair.dayIn : days.in(pair.day - back);
            if (out > beyond && out <= settings.mostPerDay() && outwards(out, in)) {
                counted++;
                sum += out;
            }
        }
        if (counted < least || sum < settings.least()) {
            return List.of();
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        step.line(),
                        step.about(),
                        "%s sent %s to %s, spread over %d of the last 7 days and each day at least %d times what came back%s"
                                .formatted(
                                        step.scene().subject(),
                                        Magnitude.bytes((long) sum),
                                        step.scene().placeInFull(),
                                        counted,
                                        OUTWARDS,
                                        permitted
                                                ? "; on a usual day it sends "
                                                        + Magnitude.bytes(days.usual())
                                                : "")));
    }

    private static boolean outwards(double out, double in) {
        return out >= LEAST_PER_DAY && out >= OUTWARDS * in;
    }
}
