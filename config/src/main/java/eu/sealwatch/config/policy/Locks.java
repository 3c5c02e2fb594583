package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.Nearest;
import eu.sealwatch.config.yaml.Problems;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a layer forbids those above it to weaken: {@code locked: [encryption.least-grade,
 * residency]}. Above a lock a policy may be stricter, never laxer; {@link Lock} says what that
 * means for each part.
 */
final class Locks {
    private static final List<String> ENCRYPTION =
            List.of(
                    "encryption.preset",
                    "encryption.least-grade",
                    "encryption.cleartext",
                    "encryption.quantum-safe",
                    "encryption.name-required");
    private static final List<String> RESIDENCY =
            List.of("residency.countries", "residency.as", "residency.unknown");
    private static final List<String> MAINTENANCE =
            List.of(
                    "maintenance.jump-hosts",
                    "maintenance.tools",
                    "maintenance.windows",
                    "maintenance.orders-required",
                    "maintenance.longest");
    private static final List<String> WHOLE =
            List.of("endpoints", "exceptions", "severities", "detectors", "lookups");

    private Locks() {}

    /**
     * Compares each layer with the locks of those below it.
     *
     * @throws eu.sealwatch.config.yaml.ConfigException with every place that is laxer than a lock
     *     permits
     */
    static void check(List<YamlSection> layers) {
        var problems = new Problems();
        for (int level = 0; level < layers.size(); level++) {
            YamlSection locking = layers.get(level);
            var names =
                    problems.attempt(() -> locking.declare("locked").list("locked", Locks::parts));
            Set<String> parts = new TreeSet<>();
            names.ifPresent(lists -> lists.forEach(parts::addAll));
            if (parts.isEmpty() || level == layers.size() - 1) {
                continue;
            }
            YamlSection baseline = YamlSection.layered(layers.subList(0, level + 1));
            var lock = new Lock(locking, baseline, parts);
            for (YamlSection above : layers.subList(level + 1, layers.size())) {
                problems.attempt(() -> lock.check(above));
            }
        }
        problems.throwIfAny();
    }

    /** A part that can be locked, or the section that holds several. */
    private static List<String> parts(String name) {
        List<String> all = all();
        List<String> parts =
                all.stream()
                        .filter(part -> part.equals(name) || part.startsWith(name + "."))
                        .toList();
        if (parts.isEmpty()) {
            List<String> known = new ArrayList<>(all);
            known.addAll(List.of("encryption", "residency", "maintenance"));
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be locked" + Nearest.hint(name, known));
        }
        return parts;
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(ENCRYPTION);
        all.addAll(RESIDENCY);
        all.addAll(MAINTENANCE);
        all.addAll(WHOLE);
        return all;
    }
}
