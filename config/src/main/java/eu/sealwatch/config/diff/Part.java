package eu.sealwatch.config.diff;

import eu.sealwatch.config.policy.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a policy that both versions may have: an endpoint, a window, the maintenance settings.
 *
 * @param what names it: {@code endpoint vendor-update}
 * @param present what it means that it is there
 */
record Part(String what, Effect present, Line line, List<Fact> facts) {
    Part {
        facts = List.copyOf(facts);
    }

    static List<Change> compare(List<Part> before, List<Part> after) {
        Map<String, Part> newer = new LinkedHashMap<>();
        after.forEach(part -> newer.put(part.what, part));
        var changes = new ArrayList<Change>();
        for (Part old : before) {
            Part now = newer.remove(old.what);
            if (now == null) {
                changes.add(
                        new Change(
                                old.present.reversed(),
                                old.what,
                                "removed",
                                Optional.of(old.line),
                                Optional.empty()));
            } else {
                changes.addAll(old.replacedBy(now));
            }
        }
        for (Part fresh : newer.values()) {
            changes.add(
                    new Change(
                            fresh.present,
                            fresh.what,
                            "added",
                            Optional.empty(),
                            Optional.of(fresh.line)));
        }
        return changes;
    }

    private List<Change> replacedBy(Part now) {
        Map<String, Fact> newer = new LinkedHashMap<>();
        now.facts.forEach(fact -> newer.put(fact.name(), fact));
        var changes = new ArrayList<Change>();
        for (Fact fact : facts) {
            Fact other = newer.get(fact.name());
            if (other == null) {
                throw new IllegalStateException(what + " has no " + fact.name() + " any more");
            }
            fact.replacedBy(other)
                    .ifPresent(difference ->
                            changes.add(
                                    new Change(
                                            difference.effect(),
                                            what,
                                            difference.detail(),
                                            Optional.of(line),
                                            Optional.of(now.line))));
        }
        return changes;
    }
}
