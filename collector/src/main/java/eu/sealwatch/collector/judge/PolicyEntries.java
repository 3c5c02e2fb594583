package eu.sealwatch.collector.judge;

import eu.sealwatch.config.policy.Severity;
import java.util.List;

/** What the codes about the policy itself mean, for people. */
final class PolicyEntries {
    private PolicyEntries() {}

    static List<Catalogue.Entry> all() {
        return List.of(
                new Catalogue.Entry(
                        Judge.NOTHING_IN_FORCE,
                        "Nobody has said yet what is allowed",
                        "A site talks with the outside under the shipped default policy, which "
                                + "names no place. Everything is recorded. Encryption and "
                                + "maintenance are judged; places are not, as each of them would "
                                + "be a finding.",
                        "Without a policy nobody can tell what should not be.",
                        "Let `sealwatch policy learn` propose a policy from what was seen, and "
                                + "have somebody approve it.",
                        "Put a policy in force.",
                        "",
                        Severity.INFO));
    }
}
