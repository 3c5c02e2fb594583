package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.EndpointIndex.Fit;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.ecs.Category;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import java.util.Set;

/**
 * {@code evasion.tunnel}: a VPN, a proxy, an anonymiser or an encapsulation outwards that no
 * endpoint has among its services. What goes through it is hidden from every other rule.
 */
final class Tunnel implements Rule {
    private static final String CODE = "evasion.tunnel";

    private static final Set<String> PROXIES = Set.of("socks", "http-proxy");

    private static final int TCP = 6;
    private static final int UDP = 17;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        FlowRecord flow = scene.flow();
        if (scene.way() != Scene.Way.OUTBOUND
                || scene.category() != Category.VPN && !PROXIES.contains(flow.getProtocol())) {
            return List.of();
        }
        if (scene.endpoint().isPresent() && scene.match().service() == Fit.YES) {
            return List.of(new Verdict.Allowed(scene.endpoint().get().line()));
        }
        if (!scene.answered() || scene.refused()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        boolean likeness =
                flow.getBasis() != FlowRecord.Basis.HANDSHAKE && flow.getApplication().isEmpty();
        if (likeness && (flow.getTransport() == TCP || flow.getTransport() == UDP)) {
            return List.of(new Verdict.NotJudged("the protocol is only a likeness"));
        }
        String kind =
                Category.ofName(flow.getApplication()) == Category.VPN
                        ? flow.getApplication()
                        : flow.getProtocol();
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.siteLine(),
                        scene.place() + " " + kind,
                        "%s holds a %s tunnel with %s; what goes through it cannot be seen, and no endpoint has this service"
                                .formatted(scene.subject(), kind, scene.placeInFull())));
    }
}
