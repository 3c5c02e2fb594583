package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.WorkOrder;
import java.util.List;

/**
 * {@code maintenance.no-work-order}: a session that nobody ordered, where the policy requires an
 * order. Outside of every window it is {@code maintenance.outside-window} instead, so that one
 * visit is not reported twice.
 */
final class NoWorkOrder implements SessionRule {
    private static final String CODE = "maintenance.no-work-order";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(SessionScene scene) {
        if (!scene.maintenance().ordersRequired()) {
            return List.of();
        }
        if (!scene.orders().isEmpty()) {
            return List.of(new Verdict.Allowed(scene.orders().getFirst().line()));
        }
        if (scene.windows().isEmpty() && !OutsideWindow.isForOrdersAlone(scene)) {
            return List.of(new Verdict.NotJudged("no window was open either"));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.maintenance().line(),
                        scene.toolName() + " " + scene.place(),
                        "%s began %s, and %s"
                                .formatted(
                                        scene.inWords(),
                                        Moments.utc(scene.start()),
                                        missing(scene))));
    }

    private static String missing(SessionScene scene) {
        List<WorkOrder> other =
                scene.maintenance().openOrders(scene.asset(), scene.toolName(), scene.start());
        if (other.isEmpty()) {
            return "no work order for this asset and tool was open; " + Moments.nearest(scene);
        }
        WorkOrder order = other.getFirst();
        return "work order %s prescribes another way in: %s"
                .formatted(
                        order.id(),
                        order.jumpHost()
                                .map(host -> "the jump host " + host)
                                .orElseGet(() -> "from " + order.origins()));
    }
}
