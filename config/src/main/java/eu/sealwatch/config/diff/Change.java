package eu.sealwatch.config.diff;

import eu.sealwatch.config.policy.Line;
import java.util.Optional;

/**
 * One difference.
 *
 * @param what the thing it is about: {@code endpoint vendor-update}
 * @param detail what happened to it: {@code services: ssh/22 added}
 * @param before where it stands in the older policy
 * @param after where it stands in the newer one
 */
public record Change(
        Effect effect, String what, String detail, Optional<Line> before, Optional<Line> after) {}
