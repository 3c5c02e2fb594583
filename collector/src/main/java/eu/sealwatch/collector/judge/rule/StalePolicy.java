package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.CoverageRule;
import eu.sealwatch.collector.judge.scene.PolicyIndex;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.wire.v1.Coverage;
import java.util.List;

/**
 * {@code coverage.policy-stale}: an agent works by another policy than the one in force. An agent
 * that names no policy has none and needs none: it only observes.
 */
final class StalePolicy implements CoverageRule {
    private static final String CODE = "coverage.policy-stale";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Coverage coverage, String agent, PolicyIndex index) {
        if (coverage.getPolicy().isEmpty()) {
            return List.of(new Verdict.NotJudged("the agent names no policy"));
        }
        Policy policy = index.policy();
        String inForce = policy.id() + " " + policy.version();
        if (coverage.getPolicy().equals(inForce)) {
            return List.of(new Verdict.Allowed(index.firstLine()));
        }
        return List.of(
                new Verdict.Breach(
                        CODE,
                        index.firstLine(),
                        coverage.getPolicy(),
                        "agent %s works by policy %s; %s is in force"
                                .formatted(agent, coverage.getPolicy(), inForce)));
    }
}
