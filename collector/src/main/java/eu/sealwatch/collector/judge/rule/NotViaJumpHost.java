package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Maintenance;
import java.util.List;

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
        if (maintenance.jumpHosts().isEmpty() || !scene.isMaintenance()) {
            return List.of();
        }
        if (!scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        for (Maintenance.JumpHost host : maintenance.jumpHosts()) {
            if (has(host, scene.source()) || has(host, scene.destination())) {
                return List.of(new Verdict.Allowed(host.line()));
            }
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

    static boolean has(Maintenance.JumpHost host, byte[] address) {
        for (Cidr own : host.addresses()) {
            if (own.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static String ids(Maintenance maintenance) {
        var ids = new StringBuilder();
        for (Maintenance.JumpHost host : maintenance.jumpHosts()) {
            ids.append(ids.isEmpty() ? "" : ", ").append(host.id());
        }
        return ids.toString();
    }
}
