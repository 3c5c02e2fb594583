package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.Problems;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The locks of one layer, and what they mean for a layer above it.
 *
 * <table>
 * <caption>What stays permitted above a lock</caption>
 * <tr><td>encryption.*</td><td>the same preset; a higher grade; more demands, fewer permissions, in
 *     the overrides of assets and endpoints too</td></tr>
 * <tr><td>residency.*</td><td>fewer countries and systems; 'unknown: finding'</td></tr>
 * <tr><td>maintenance.tools</td><td>fewer tools</td></tr>
 * <tr><td>maintenance.jump-hosts</td><td>the first ones, where there were none</td></tr>
 * <tr><td>maintenance.orders-required</td><td>true</td></tr>
 * <tr><td>maintenance.longest</td><td>shorter sessions, in windows and orders too</td></tr>
 * <tr><td>severities</td><td>higher ones, of the codes that the lock's layer gives</td></tr>
 * <tr><td>maintenance.windows, endpoints, exceptions</td><td>nothing but the entries that are marked
 *     as overridable</td></tr>
 * <tr><td>detectors, lookups</td><td>nothing</td></tr>
 * </table>
 */
final class Lock {
    private final YamlSection locking;
    private final YamlSection baseline;
    private final Set<String> parts;
    private Problems problems = new Problems();

    /**
     * @param locking the layer that has the locks
     * @param baseline that layer over those below it
     * @param parts what is locked
     */
    Lock(YamlSection locking, YamlSection baseline, Set<String> parts) {
        this.locking = locking;
        this.baseline = baseline;
        this.parts = parts;
    }

    /**
     * @throws ConfigException with every place of the layer that is laxer
     */
    boolean check(YamlSection above) {
        problems = new Problems();
        if (locked("encryption.")) {
            checkEncryption(above);
        }
        if (locked("residency.")) {
            checkResidency(above);
        }
        if (locked("maintenance.")) {
            checkMaintenance(above);
        }
        checkAdditions(above, "endpoints", baseline, "endpoints");
        checkAdditions(above, "exceptions", baseline, "exceptions");
        checkSeverities(above);
        for (String whole : List.of("detectors", "lookups")) {
            if (parts.contains(whole) && above.declare(whole).has(whole)) {
                refuse(above, whole, "may not be given");
            }
        }
        problems.throwIfAny();
        return true;
    }

    private boolean locked(String prefix) {
        return parts.stream().anyMatch(part -> part.startsWith(prefix));
    }

    private void checkEncryption(YamlSection above) {
        EncryptionRequirement least =
                EncryptionReader.withDefaults(Line.of(baseline))
                        .read(baseline.declare("encryption").section("encryption"));
        above.declare("encryption", "assets", "endpoints");
        checkEncryption(above.section("encryption"), least);
        for (String list : List.of("assets", "endpoints")) {
            for (YamlSection item : above.sections(list)) {
                checkEncryption(item.declare("encryption").section("encryption"), least);
            }
        }
    }

    private void checkEncryption(YamlSection section, EncryptionRequirement least) {
        // what is not said is as strict as it was
        var own = new EncryptionReader(least).read(section);
        refuseIf(
                !own.preset().id().equals(least.preset().id()),
                "encryption",
                section,
                "preset",
                "must be " + least.preset().id());
        refuseIf(
                own.least().compareTo(least.least()) < 0,
                "encryption",
                section,
                "least-grade",
                "must be " + least.least().word() + " or better");
        refuseIf(
                own.cleartextAllowed() && !least.cleartextAllowed(),
                "encryption",
                section,
                "cleartext",
                "must be false");
        refuseIf(
                !own.quantumSafe() && least.quantumSafe(),
                "encryption",
                section,
                "quantum-safe",
                "must be true");
        refuseIf(
                !own.nameRequired() && least.nameRequired(),
                "encryption",
                section,
                "name-required",
                "must be true");
    }

    private void checkResidency(YamlSection above) {
        Optional<YamlSection> given = above.declare("residency").optionalSection("residency");
        Optional<Residency> least =
                baseline.declare("residency")
                        .optionalSection("residency")
                        .map(ResidencyReader::read);
        if (given.isEmpty() || least.isEmpty()) {
            return;
        }
        YamlSection section = given.get();
        Residency own = ResidencyReader.partly(section);
        refuseMore("residency", section, "countries", own.countries(), least.get().countries());
        refuseMore("residency", section, "as", own.systems(), least.get().systems());
        refuseIf(
                own.unknownAllowed() && !least.get().unknownAllowed(),
                "residency",
                section,
                "unknown",
                "must be finding");
    }

    private void checkMaintenance(YamlSection above) {
        YamlSection section = above.declare("maintenance").section("maintenance");
        YamlSection least = baseline.declare("maintenance").section("maintenance");
        for (YamlSection one : List.of(section, least)) {
            one.declare(
                    "tools", "jump-hosts", "windows", "work-orders", "orders-required", "longest");
        }
        if (section.has("tools")) {
            refuseMore(
                    "maintenance",
                    section,
                    "tools",
                    Set.copyOf(section.list("tools", Function.identity())),
                    Set.copyOf(least.list("tools", Function.identity())));
        }
        if (!least.sections("jump-hosts").isEmpty()) {
            checkAdditions(section, "jump-hosts", least, "maintenance.jump-hosts");
        }
        checkAdditions(section, "windows", least, "maintenance.windows");
        refuseIf(
                !section.flag("orders-required", true) && least.flag("orders-required", false),
                "maintenance",
                section,
                "orders-required",
                "must be true");
        least.optionalDuration("longest", MaintenanceReader.LONGEST)
                .ifPresent(longest -> checkLongest(section, longest));
    }

    private void checkLongest(YamlSection maintenance, Duration longest) {
        checkOneLongest(maintenance, longest);
        for (String list : List.of("windows", "work-orders")) {
            maintenance
                    .sections(list)
                    .forEach(item -> checkOneLongest(item.declare("longest"), longest));
        }
    }

    private void checkOneLongest(YamlSection section, Duration longest) {
        boolean longer =
                section.optionalDuration("longest", MaintenanceReader.LONGEST)
                        .filter(own -> own.compareTo(longest) > 0)
                        .isPresent();
        refuseIf(longer, "maintenance", section, "longest", "may not be longer");
    }

    private void checkSeverities(YamlSection above) {
        if (!parts.contains("severities")) {
            return;
        }
        Map<String, Severity> least = severities(baseline);
        YamlSection section = above.declare("severities").section("severities");
        severities(above)
                .forEach((code, severity) -> {
                    Severity lowest = least.get(code);
                    if (lowest == null || severity.compareTo(lowest) < 0) {
                        section.declare(code);
                        refuse(
                                section,
                                code,
                                lowest == null
                                        ? "may not be given"
                                        : "must be " + lowest.word() + " or higher");
                    }
                });
    }

    private static Map<String, Severity> severities(YamlSection root) {
        YamlSection section = root.declare("severities").section("severities");
        Map<String, Severity> severities = new TreeMap<>();
        for (String code : section.keys()) {
            severities.put(code, section.value(code, Severity::of));
        }
        return severities;
    }

    /** Entries with an id may only take the place of overridable ones. */
    private void checkAdditions(YamlSection above, String list, YamlSection below, String part) {
        if (!parts.contains(part)) {
            return;
        }
        Set<String> overridable = new HashSet<>();
        for (YamlSection item : below.declare(list).sections(list)) {
            if (item.declare("overridable").flag("overridable", false)) {
                item.peek("id").ifPresent(overridable::add);
            }
        }
        for (YamlSection item : above.declare(list).sections(list)) {
            if (item.peek("id").filter(overridable::contains).isEmpty()) {
                problems.add(item.error("may not be added: '" + part + "' " + by()));
            }
        }
    }

    private <T> void refuseMore(
            String part, YamlSection section, String key, Set<T> own, Set<T> most) {
        Set<T> more = new HashSet<>(own);
        more.removeAll(most);
        List<String> words = more.stream().map(Object::toString).sorted().toList();
        refuseIf(!more.isEmpty(), part, section, key, "may not have " + String.join(", ", words));
    }

    private void refuseIf(
            boolean laxer, String part, YamlSection section, String key, String rule) {
        if (laxer && parts.contains(part + "." + key)) {
            problems.add(section.error(key, rule + ": '" + part + "." + key + "' " + by()));
        }
    }

    private void refuse(YamlSection section, String key, String rule) {
        String part = section.path().isEmpty() ? key : section.path();
        problems.add(section.error(key, rule + ": '" + part + "' " + by()));
    }

    private String by() {
        return "is locked by " + locking.file() + ":" + locking.line("locked");
    }
}
