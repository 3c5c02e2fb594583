package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Maintenance;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code maintenance.outside-window}: a session that began when neither a window nor a work order
 * for this asset and tool was open. A flow that began before the capture is judged by when it was
 * first seen.
 */
final class OutsideWindow implements Rule {
    private static final String CODE = "maintenance.outside-window";
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (!scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        Instant start =
                Instant.ofEpochSecond(
                        Math.floorDiv(scene.flow().getStart(), NANOS),
                        Math.floorMod(scene.flow().getStart(), NANOS));
        Maintenance maintenance = scene.policy().maintenance();
        Optional<Line> open = openWindow(scene, start).or(() -> openOrder(scene, start));
        if (open.isPresent()) {
            return List.of(new Verdict.Allowed(open.get()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        maintenance.line(),
                        scene.tool() + " " + scene.place(),
                        "%s between %s and %s began %s, outside of any window or work order; %s"
                                .formatted(
                                        scene.tool(),
                                        scene.placeInFull(),
                                        scene.subject(),
                                        start.toString().substring(0, 16).replace('T', ' ')
                                                + " UTC",
                                        nearest(scene, start))));
    }

    private static Optional<Line> openWindow(Scene scene, Instant start) {
        for (Maintenance.Window window : scene.policy().maintenance().windows()) {
            if (applies(scene, window) && Occurrence.nearest(window, start).contains(start)) {
                return Optional.of(window.line());
            }
        }
        return Optional.empty();
    }

    private static Optional<Line> openOrder(Scene scene, Instant start) {
        for (Maintenance.WorkOrder order : scene.policy().maintenance().workOrders()) {
            boolean applies =
                    scene.asset().isPresent()
                            && order.asset().equals(scene.asset().get().id())
                            && (order.tools().isEmpty() || order.tools().contains(scene.tool()));
            if (applies && !start.isBefore(order.from()) && start.isBefore(order.to())) {
                return Optional.of(order.line());
            }
        }
        return Optional.empty();
    }

    private static boolean applies(Scene scene, Maintenance.Window window) {
        boolean asset =
                window.assets().isEmpty()
                        || scene.asset().isPresent()
                                && window.assets().contains(scene.asset().get().id());
        return asset && (window.tools().isEmpty() || window.tools().contains(scene.tool()));
    }

    private static String nearest(Scene scene, Instant start) {
        Maintenance.Window found = null;
        Occurrence best = null;
        for (Maintenance.Window window : scene.policy().maintenance().windows()) {
            if (!applies(scene, window)) {
                continue;
            }
            Occurrence candidate = Occurrence.nearest(window, start);
            if (best == null || candidate.distance(start).compareTo(best.distance(start)) < 0) {
                found = window;
                best = candidate;
            }
        }
        if (found == null || best == null) {
            return "no window applies to this asset and tool";
        }
        return "the nearest window, %s, runs from %s to %s"
                .formatted(
                        found.id(),
                        WHEN.format(best.from().atZone(found.zone())),
                        WHEN.format(best.to().atZone(found.zone())));
    }
}
