package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Endpoint;
import java.util.List;

/** {@code endpoint.wrong-service}: the place is allowed, what is spoken there is not. */
final class WrongService implements Rule {
    private static final String CODE = "endpoint.wrong-service";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (scene.endpoint().isEmpty()) {
            return List.of();
        }
        return List.of(judge(scene, scene.endpoint().get()));
    }

    private static Verdict judge(Scene scene, Endpoint endpoint) {
        return switch (scene.match().service()) {
            case YES -> new Verdict.Allowed(endpoint.line());
            case UNKNOWN -> new Verdict.NotJudged("the protocol is not known");
            case NO ->
                    scene.decided()
                            ? new Verdict.Breach(
                                    CODE,
                                    endpoint.line(),
                                    endpoint.id() + " " + scene.service(),
                                    reason(scene, endpoint))
                            : new Verdict.NotJudged("the protocol is not known yet");
        };
    }

    private static String reason(Scene scene, Endpoint endpoint) {
        var allowed = new StringBuilder();
        for (var service : endpoint.services()) {
            allowed.append(allowed.isEmpty() ? "" : ", ").append(service);
        }
        return "%s uses %s with %s; endpoint %s allows only %s"
                .formatted(
                        scene.subject(),
                        scene.service(),
                        scene.placeInFull(),
                        endpoint.id(),
                        allowed);
    }
}
