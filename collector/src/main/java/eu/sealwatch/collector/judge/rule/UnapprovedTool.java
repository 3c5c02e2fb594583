package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.SessionRule;
import eu.sealwatch.collector.judge.scene.SessionScene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Maintenance;
import eu.sealwatch.config.policy.Maintenance.Tool;
import java.util.List;
import java.util.stream.Collectors;

/** {@code maintenance.unapproved-tool}: a session with a tool that is not on the policy's list. */
final class UnapprovedTool implements SessionRule {
    private static final String CODE = "maintenance.unapproved-tool";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(SessionScene scene) {
        if (scene.tool().isPresent()) {
            return List.of(new Verdict.Allowed(scene.tool().get().line()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        scene.maintenance().line(),
                        scene.toolName(),
                        "%s can be operated through %s with %s; the policy approves %s"
                                .formatted(
                                        scene.subject(),
                                        scene.toolName(),
                                        scene.placeInFull(),
                                        approved(scene.maintenance()))));
    }

    private static String approved(Maintenance maintenance) {
        return maintenance.tools().isEmpty()
                ? "no tool"
                : maintenance.tools().stream()
                        .map(Tool::name)
                        .collect(Collectors.joining(", ", "only ", ""));
    }
}
