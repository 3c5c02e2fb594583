package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Maintenance;
import java.util.List;
import java.util.Optional;

/** {@code maintenance.unapproved-tool}: a session with a tool that is not on the policy's list. */
final class UnapprovedTool implements Rule {
    private static final String CODE = "maintenance.unapproved-tool";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        if (!scene.answered()) {
            return List.of(new Verdict.NotJudged("unanswered"));
        }
        Maintenance maintenance = scene.policy().maintenance();
        String tool = scene.tool();
        Optional<Maintenance.Tool> approved = scene.index().approved(tool);
        if (approved.isPresent()) {
            return List.of(new Verdict.Allowed(approved.get().line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        maintenance.line(),
                        tool,
                        "%s can be operated through %s with %s; the policy approves %s"
                                .formatted(
                                        scene.subject(),
                                        tool,
                                        scene.placeInFull(),
                                        approved(maintenance))));
    }

    private static String approved(Maintenance maintenance) {
        if (maintenance.tools().isEmpty()) {
            return "no tool";
        }
        var names = new StringBuilder("only ");
        for (int i = 0; i < maintenance.tools().size(); i++) {
            names.append(i == 0 ? "" : ", ").append(maintenance.tools().get(i).name());
        }
        return names.toString();
    }
}
