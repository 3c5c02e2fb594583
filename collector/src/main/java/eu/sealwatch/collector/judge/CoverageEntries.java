package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about what agents could see mean, for people. */
final class CoverageEntries {
    private CoverageEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        "coverage.packet-loss",
                        "Agent that lost packets",
                        "More than one in a thousand packets (and at least ten) were lost "
                                + "between interface and agent within one statement of coverage.",
                        "What was in lost packets was not seen: until this is mended, "
                                + "silence proves less.",
                        "Give the agent more memory for its ring or another core, or "
                                + "mirror less to it.",
                        "Nothing allows it; it ends when no more is lost.",
                        "",
                        Severity.MEDIUM),
                new Catalogue.Entry(
                        "coverage.policy-stale",
                        "Agent with another policy",
                        "The agent names a policy that is not the one in force.",
                        "It may look away from what the newer policy cares for.",
                        "Let the agent fetch the policy, or restart it.",
                        "Nothing allows it; it ends when the agent names the policy in " + "force.",
                        "",
                        Severity.LOW));
    }
}
