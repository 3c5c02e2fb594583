package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Endpoint;
import java.util.List;

/**
 * {@code endpoint.not-allowed}: an inside address and an outside place of which no endpoint knows.
 * Waits until the place's name and the protocol can be known. A scan from outside that nobody
 * answers is not the site's doing, so it is not judged.
 */
final class NotAllowed implements Rule {
    private static final String CODE = "endpoint.not-allowed";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (scene.endpoint().isPresent()) {
            return List.of(new Verdict.Allowed(scene.endpoint().get().line()));
        }
        if (!scene.policy().configured()) {
            return List.of(new Verdict.NotJudged("nobody has said yet what is allowed"));
        }
        if (!scene.decided()) {
            return List.of(new Verdict.NotJudged("neither name nor protocol is known yet"));
        }
        if (scene.way() == Scene.Way.INBOUND && (!scene.answered() || scene.refused())) {
            return List.of(new Verdict.NotJudged("a knock from outside that nobody let in"));
        }
        var line =
                scene.match()
                        .expired()
                        .or(() -> scene.match().otherWay())
                        .map(Endpoint::line)
                        .orElse(scene.siteLine());
        return List.of(new Verdict.Breach(CODE, line, about(scene), reason(scene)));
    }

    private static String about(Scene scene) {
        return scene.way() == Scene.Way.INBOUND
                ? Scene.format(scene.source())
                : scene.place() + " " + scene.service();
    }

    private static String reason(Scene scene) {
        return scene.subject() + deed(scene) + scene.placeInFull() + by(scene) + because(scene);
    }

    private static String deed(Scene scene) {
        if (scene.way() == Scene.Way.INBOUND) {
            return " answered ";
        }
        if (scene.refused()) {
            return " was refused by ";
        }
        if (scene.answered()) {
            return " talked to ";
        }
        return scene.transport().equals("tcp")
                ? " tried, unanswered, to reach "
                : " sent, unanswered, to ";
    }

    private static String by(Scene scene) {
        String spoken = scene.flow().getProtocol();
        return " by " + (spoken.isEmpty() ? scene.service() : spoken);
    }

    private static String because(Scene scene) {
        return scene.match()
                .expired()
                .map(endpoint ->
                        "; endpoint %s allowed it until %s"
                                .formatted(endpoint.id(), endpoint.expires().orElseThrow()))
                .or(() ->
                        scene.match()
                                .otherWay()
                                .map(endpoint ->
                                        "; endpoint %s allows only %s connections"
                                                .formatted(
                                                        endpoint.id(),
                                                        endpoint.direction().word())))
                .orElse("; no endpoint of policy " + scene.policy().id() + " allows this place");
    }
}
