package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.EndpointIndex;
import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.ecs.Category;
import java.time.Duration;
import java.util.List;

/**
 * {@code endpoint.direct-ip}: traffic to a bare outside address that the client never looked up.
 * Software that people install uses names; a fixed address is how implants and forgotten settings
 * look. Name resolution itself has to start from an address and is left out, as is ICMP.
 */
final class DirectIp implements Rule {
    private static final String CODE = "endpoint.direct-ip";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (scene.way() != Scene.Way.OUTBOUND
                || scene.flow().getDestination().getPort() == 0
                || !scene.policy().configured()
                || scene.category() == Category.NAME_RESOLUTION
                || !EndpointIndex.claimedName(scene.flow()).isEmpty()) {
            return List.of();
        }
        return List.of(judgeBare(scene));
    }

    private static Verdict judgeBare(Scene scene) {
        if (scene.endpoint().isPresent()) {
            return new Verdict.Allowed(scene.endpoint().get().line());
        }
        return switch (scene.flow().getLookupSight()) {
            case NAMED -> new Verdict.Allowed(scene.siteLine());
            case LOOKUP_UNSPECIFIED, UNRECOGNIZED ->
                    new Verdict.NotJudged("the agent does not say whether it saw a look-up");
            case NONE_SEEN -> judgeUnnamed(scene);
        };
    }

    private static Verdict judgeUnnamed(Scene scene) {
        Duration grace = scene.policy().lookupGrace();
        if (scene.flow().getStart() - scene.flow().getWatchingSince() < grace.toNanos()) {
            return new Verdict.NotJudged(
                    "the agent had not watched for %d min before, so a look-up can have escaped it"
                            .formatted(grace.toMinutes()));
        }
        return scene.decided()
                ? breach(scene)
                : new Verdict.NotJudged("the client may still send a name");
    }

    private static Verdict breach(Scene scene) {
        return new Verdict.Breach(
                CODE,
                scene.siteLine(),
                Scene.format(scene.destination()) + " " + scene.service(),
                "%s went straight to the address %s without a name look-up that the agent could see"
                        .formatted(scene.subject(), scene.placeInFull()));
    }
}
