package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.collector.judge.scene.Verdict;
import java.util.List;

/**
 * {@code maintenance.outside-window}: a session that began when neither a window nor a work order
 * for this asset and tool was open. One that began before the capture is judged by when it was
 * first seen. Where the policy requires orders and has no window for the asset and tool, the order
 * is what is missing: that is {@code maintenance.no-work-order}.
 */
final class OutsideWindow implements SessionRule {
    private static final String CODE = "maintenance.outside-window";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(SessionScene scene) {
        if (!scene.orders().isEmpty()) {
            return List.of(new Verdict.Allowed(scene.orders().getFirst().line()));
        }
        if (!scene.windows().isEmpty()) {
            return List.of(new Verdict.Allowed(scene.windows().getFirst().line()));
        }
        if (isForOrdersAlone(scene)) {
            return List.of();
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.maintenance().line(),
                        scene.toolName() + " " + scene.place(),
                        "%s began %s, outside of any window or work order; %s"
                                .formatted(
                                        scene.inWords(),
                                        Moments.utc(scene.start()),
                                        Moments.nearest(scene))));
    }

    static boolean isForOrdersAlone(SessionScene scene) {
        return scene.maintenance().ordersRequired()
                && scene.maintenance().windows().stream()
                        .noneMatch(window -> window.covers(scene.asset(), scene.toolName()));
    }
}
