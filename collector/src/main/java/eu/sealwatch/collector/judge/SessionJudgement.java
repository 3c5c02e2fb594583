package eu.sealwatch.collector.judge;

import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Window;
import eu.sealwatch.config.policy.WorkOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a maintenance session was matched with: how a policy saw it, whether all was in order or
 * not. Who operated from behind a relay or a jump host cannot be seen; the person is the work
 * order's.
 *
 * @param asset id of the device, when it is an asset
 * @param tool the approval of the tool
 * @param jumpHost the jump host that was an end of the session
 * @param window the window that was open when it began
 * @param workOrder the order that was open when it began
 * @param person who comes, by the order
 * @param permittedUntil until when the session may go on
 * @param missing finding codes that it raised, in alphabetical order
 */
public record SessionJudgement(
        String policyId,
        int policyVersion,
        Optional<String> asset,
        Optional<Matched> tool,
        Optional<Matched> jumpHost,
        Optional<Matched> window,
        Optional<Matched> workOrder,
        Optional<String> person,
        Optional<Instant> permittedUntil,
        List<String> missing) {

    public SessionJudgement {
        missing = List.copyOf(missing);
    }

    /**
     * A part of the policy.
     *
     * @param line {@code file:number}
     */
    public record Matched(String id, String line) {
        private static Matched of(String id, Line line) {
            return new Matched(id, line.toString());
        }
    }

    /** A session in which nobody works on an asset has only an asset and a jump host. */
    static SessionJudgement of(SessionScene scene, List<String> missing) {
        boolean works = scene.isMaintenance();
        Optional<Window> window = works ? scene.windows().stream().findFirst() : Optional.empty();
        Optional<WorkOrder> order = works ? scene.orders().stream().findFirst() : Optional.empty();
        return new SessionJudgement(
                scene.policy().id(),
                scene.policy().version(),
                scene.asset().map(Asset::id),
                scene.tool().map(tool -> Matched.of(tool.name(), tool.line())),
                scene.jumpHost().map(host -> Matched.of(host.id(), host.line())),
                window.map(open -> Matched.of(open.id(), open.line())),
                order.map(open -> Matched.of(open.id(), open.line())),
                order.flatMap(WorkOrder::person),
                works ? scene.deadline() : Optional.empty(),
                missing.stream().sorted().distinct().toList());
    }
}
