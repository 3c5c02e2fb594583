package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Maintenance;
import java.util.List;
import java.util.Optional;

/**
 * {@code maintenance.not-via-jump-host}: where jump hosts are configured, one of them must be an
 * end of each maintenance session: the way from outside ends at it, and the way to the asset starts
 * at it.
 */
final class NotViaJumpHost implements Rule {
    private static final String CODE = "maintenance.not-via-jump-host";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        Maintenance maintenance = scene.policy().maintenance();
        if (maintenance.jumpHosts().isEmpty()) {
            return List.of();
        }
        if (!scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        Optional<Maintenance.JumpHost> passed =
                scene.index()
                        .jumpHostOf(scene.source())
                        .or(() -> scene.index().jumpHostOf(scene.destination()));
        if (passed.isPresent()) {
            return List.of(new Verdict.Allowed(passed.get().line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        maintenance.line(),
                        scene.tool() + " " + scene.place(),
                        "%s between %s and %s passes none of the jump hosts (%s)"
                                .formatted(
                                        scene.tool(),
                                        scene.placeInFull(),
                                        scene.subject(),
                                        ids(maintenance))));
    }

    private static String ids(Maintenance maintenance) {
        var ids = new StringBuilder();
        for (Maintenance.JumpHost host : maintenance.jumpHosts()) {
            ids.append(ids.isEmpty() ? "" : ", ").append(host.id());
        }
        return ids.toString();
    }
}
