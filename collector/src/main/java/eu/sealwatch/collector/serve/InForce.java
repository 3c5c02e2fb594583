package eu.sealwatch.collector.serve;

import eu.sealwatch.config.policy.Policy;
import java.util.List;

/**
 * The policy in force.
 *
 * @param entry its index in the evidence log
 * @param yaml its text, as it was put in force
 */
public record InForce(long entry, String file, String yaml, Policy policy) {

    List<String> lines() {
        return yaml.lines().toList();
    }
}
