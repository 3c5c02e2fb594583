package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Maintenance.JumpHost;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code maintenance.not-via-jump-host}: where jump hosts are configured, one of them must be an
 * end of each maintenance session: the way from outside ends at it, and the way to the asset starts
 * at it.
 */
final class NotViaJumpHost implements SessionRule {
    private static final String CODE = "maintenance.not-via-jump-host";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(SessionScene scene) {
        List<JumpHost> hosts = scene.maintenance().jumpHosts();
        if (hosts.isEmpty()) {
            return List.of();
        }
        if (scene.jumpHost().isPresent()) {
            return List.of(new Verdict.Allowed(scene.jumpHost().get().line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.maintenance().line(),
                        scene.toolName() + " " + scene.place(),
                        "%s passes none of the jump hosts (%s)"
                                .formatted(
                                        scene.inWords(),
                                        hosts.stream()
                                                .map(JumpHost::id)
                                                .collect(Collectors.joining(", ")))));
    }
}
