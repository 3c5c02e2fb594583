package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.DetectorSettings;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code leak.beacon}: an asset comes back to a place that is not allowed, at regular intervals,
 * with much the same each time, for long. Three quarters of the intervals must lie around their
 * median as near as the jitter of the settings says: of connections at chance times it is one in
 * three, and twenty of those are never that regular. A poller that an endpoint allows is none;
 * neither are clocks, name resolution, pings and the keep-alives of tunnels, which are regular by
 * design.
 */
final class Beacon implements Detector {
    private static final String CODE = "leak.beacon";

    /** Faster is a conversation, slower is a calendar. */
    private static final long LEAST_INTERVAL_MS = 10_000;

    private static final long MOST_INTERVAL_MS = 26 * 3_600_000L;

    /** Per cent of the interval, for the median of few samples strays from the true one. */
    private static final int ROOM = 10;

    /** The rest are missed beats, pauses at night, and answers to orders. */
    private static final double MOST_OF_THEM = 0.75;

    /** How far sizes may stray: a quarter, and a header or two. */
    private static final double SIZE_SHARE = 0.25;

    private static final int SIZE_BYTES = 60;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Step step) {
        Scene scene = step.scene();
        if (scene.way() != Scene.Way.OUTBOUND || regularByDesign(scene.flow())) {
            return List.of();
        }
        if (step.permitted()) {
            return List.of();
        }
        Pair pair = step.pair();
        if (pair.beats == null) {
            pair.beats = new Beats();
        }
        Beats beats = pair.beats;
        boolean beat = step.progress().first() && beats.begin(scene.flow().getStart());
        if (scene.closed()) {
            beats.size(scene.flow().getSource().getBytes());
        }
        DetectorSettings.Beacon settings = step.settings().beacon();
        if (!beat || !settings.enabled() || beats.known() < settings.leastTimes()) {
            return List.of();
        }
        return regular(step, beats, settings);
    }

    private static List<Verdict> regular(Step step, Beats beats, DetectorSettings.Beacon settings) {
        Beats.Spread spread = beats.spread();
        Beats.@Nullable Spread sizes = inTime(spread, settings.jitter()) ? beats.sizes() : null;
        long lasted = beats.regularFor(sizes != null && alike(sizes, settings.leastTimes()));
        if (sizes == null || lasted < settings.leastTime().toNanos()) {
            return List.of();
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        step.line(),
                        step.about(),
                        "%s has come back to %s every %s for %s, give or take %d %%, with about %s each time; no endpoint allows it"
                                .formatted(
                                        step.scene().subject(),
                                        step.scene().placeInFull(),
                                        Magnitude.time(spread.median()),
                                        Magnitude.time(lasted / 1_000_000),
                                        100 * spread.deviation() / spread.median(),
                                        Magnitude.bytes(sizes.median()))));
    }

    private static boolean inTime(Beats.Spread spread, int jitter) {
        return spread.median() >= LEAST_INTERVAL_MS
                && spread.median() <= MOST_INTERVAL_MS
                && spread.near(spread.median() * (jitter + ROOM) / 100.0) >= MOST_OF_THEM;
    }

    private static boolean alike(Beats.Spread sizes, int leastTimes) {
        return sizes.known() >= leastTimes / 2
                && sizes.near(sizes.median() * SIZE_SHARE + SIZE_BYTES) >= MOST_OF_THEM;
    }

    private static boolean regularByDesign(FlowRecord flow) {
        if (Memory.isIcmp(flow)) {
            return true;
        }
        return switch (flow.getProtocol()) {
            case "ntp", "ptp", "stun", "bfd", "ocsp" -> true;
            default ->
                    switch (Category.of(flow)) {
                        case NAME_RESOLUTION, VPN -> true;
                        default -> false;
                    };
        };
    }
}
