package eu.sealwatch.config.diff;

import eu.sealwatch.config.policy.Policy;
import java.util.Comparator;
import java.util.List;

/**
 * Compares two policies by what they mean: order, comments and spelling do not count. Whatever one
 * of them says explicitly and the other by default is the same.
 */
public final class PolicyDiff {
    private PolicyDiff() {}

    /** All differences, those that allow more first. */
    public static List<Change> between(Policy before, Policy after) {
        return Part.compare(PolicyParts.of(before), PolicyParts.of(after)).stream()
                .sorted(Comparator.comparing(Change::effect))
                .toList();
    }
}
