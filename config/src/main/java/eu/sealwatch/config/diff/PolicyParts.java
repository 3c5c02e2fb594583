package eu.sealwatch.config.diff;

import static eu.sealwatch.config.diff.Effect.LAXER;
import static eu.sealwatch.config.diff.Effect.OTHER;
import static eu.sealwatch.config.diff.Effect.STRICTER;

import eu.sealwatch.config.diff.Fact.Choice;
import eu.sealwatch.config.diff.Fact.Level;
import eu.sealwatch.config.diff.Fact.Plain;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Days;
import eu.sealwatch.config.policy.DetectorSettings;
import eu.sealwatch.config.policy.EncryptionRequirement;
import eu.sealwatch.config.policy.Endpoint;
import eu.sealwatch.config.policy.Limits;
import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Maintenance;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyException;
import eu.sealwatch.config.policy.Recurrence;
import eu.sealwatch.config.policy.Residency;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.policy.Site;
import eu.sealwatch.config.policy.Users;
import eu.sealwatch.config.policy.Window;
import eu.sealwatch.config.policy.WorkOrder;
import eu.sealwatch.config.yaml.Amounts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A policy as parts and facts: which of them allow, and which demand. */
final class PolicyParts {
    /** Where nothing is said there is no limit. */
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final Policy policy;
    private final Line top;
    private final List<Part> parts = new ArrayList<>();

    private PolicyParts(Policy policy) {
        this.policy = policy;
        this.top = new Line(policy.file(), 1);
    }

    static List<Part> of(Policy policy) {
        var parts = new PolicyParts(policy);
        parts.add(policy);
        return parts.parts;
    }

    private void add(Policy policy) {
        policy.sites().forEach(this::site);
        policy.assets().forEach(this::asset);
        policy.endpoints().forEach(this::endpoint);
        var encryption = new ArrayList<Fact>();
        encryption(encryption, policy.encryption());
        part("encryption", OTHER, policy.encryption().line(), encryption);
        maintenance(policy.maintenance());
        policy.residency().ifPresent(this::residency);
        part(
                "look-ups",
                OTHER,
                top,
                List.of(length("grace", Optional.of(policy.lookupGrace()), LAXER)));
        severities(policy.severities());
        detectors(policy.detectors());
        policy.exceptions().forEach(this::exception);
    }

    private void site(Site site) {
        part(
                "site " + site.id(),
                OTHER,
                site.line(),
                List.of(Choice.of("networks", site.networks(), OTHER, false)));
    }

    /** A device that is known is no finding any more. */
    private void asset(Asset asset) {
        var facts = new ArrayList<Fact>();
        facts.add(new Plain("kind", asset.kind()));
        facts.add(new Plain("site", asset.site()));
        facts.add(Choice.of("addresses", asset.addresses(), LAXER, false));
        facts.add(new Plain("mac", asset.mac().orElse("")));
        facts.add(new Plain("vendor", asset.vendor().orElse("")));
        facts.add(new Plain("model", asset.model().orElse("")));
        facts.add(new Plain("owner", asset.owner().orElse("")));
        encryption(facts, asset.encryption().orElse(policy.encryption()));
        part("asset " + asset.id(), LAXER, asset.line(), facts);
    }

    private void endpoint(Endpoint endpoint) {
        var facts = new ArrayList<Fact>();
        facts.add(Choice.of("names", endpoint.names(), LAXER, false));
        facts.add(Choice.of("networks", endpoint.networks(), LAXER, false));
        facts.add(Choice.of("services", endpoint.services(), LAXER, true));
        facts.add(
                Choice.of(
                        "direction",
                        endpoint.direction() == Endpoint.Direction.BOTH
                                ? List.of("inbound", "outbound")
                                : List.of(endpoint.direction().word()),
                        LAXER,
                        false));
        users(facts, endpoint.users());
        // each pin is another key that will do, but without any all will
        facts.add(Choice.of("pins", endpoint.pins(), LAXER, true));
        encryption(facts, endpoint.encryption().orElse(policy.encryption()));
        Limits none = new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        Limits limits = endpoint.limits().orElse(none);
        facts.add(size("limit per connection", limits.perConnection()));
        facts.add(size("limit per hour", limits.perHour()));
        facts.add(size("limit per day", limits.perDay()));
        facts.add(day("expires", endpoint.expires()));
        facts.add(new Plain("purpose", endpoint.purpose()));
        facts.add(new Plain("approver", endpoint.approver().orElse("")));
        part("endpoint " + endpoint.id(), LAXER, endpoint.line(), facts);
    }

    private static void users(List<Fact> facts, Users users) {
        facts.add(Choice.of("assets", users.assets(), LAXER, true));
        facts.add(Choice.of("kinds", users.kinds(), LAXER, true));
        facts.add(Choice.of("sites", users.sites(), LAXER, true));
    }

    private static void encryption(List<Fact> facts, EncryptionRequirement encryption) {
        facts.add(new Plain("preset", encryption.preset().id()));
        facts.add(
                new Level(
                        "least grade",
                        encryption.least().ordinal(),
                        encryption.least().word(),
                        STRICTER));
        facts.add(flag("cleartext", encryption.cleartextAllowed(), LAXER));
        facts.add(flag("quantum-safe", encryption.quantumSafe(), STRICTER));
        facts.add(flag("name required", encryption.nameRequired(), STRICTER));
    }

    private void maintenance(Maintenance maintenance) {
        part(
                "maintenance",
                OTHER,
                maintenance.line(),
                List.of(
                        Choice.of(
                                "jump hosts",
                                maintenance.jumpHosts().stream()
                                        .flatMap(host -> host.addresses().stream())
                                        .toList(),
                                LAXER,
                                true),
                        flag("orders required", maintenance.ordersRequired(), STRICTER),
                        length("longest", maintenance.longest(), LAXER)));
        for (Maintenance.Tool tool : maintenance.tools()) {
            part("tool " + tool.name(), LAXER, tool.line(), List.of());
        }
        maintenance.windows().forEach(this::window);
        maintenance.workOrders().forEach(this::workOrder);
    }

    private void window(Window window) {
        var facts = new ArrayList<Fact>();
        List<String> days =
                switch (window.days()) {
                    case Days.OfWeek week ->
                            week.days().stream()
                                    .map(day -> day.name().toLowerCase(Locale.ROOT))
                                    .toList();
                    case Recurrence recurrence ->
                            List.of(recurrence.rule() + " from " + recurrence.start());
                };
        facts.add(Choice.of("days", days, LAXER, false));
        facts.add(new Plain("from", window.from().toString()));
        facts.add(
                new Plain(
                        "to",
                        switch (window.end()) {
                            case Window.End.At(var time) -> time.toString();
                            case Window.End.After(var length) -> "after " + Amounts.text(length);
                        }));
        facts.add(new Plain("zone", window.zone().getId()));
        facts.add(Choice.of("closed on", window.except(), STRICTER, false));
        users(facts, window.users());
        facts.add(Choice.of("tools", window.tools(), LAXER, true));
        facts.add(length("longest", window.longest(), LAXER));
        part("window " + window.id(), LAXER, window.line(), facts);
    }

    private void workOrder(WorkOrder order) {
        var facts = new ArrayList<Fact>();
        facts.add(new Plain("asset", order.asset()));
        facts.add(new Level("from", order.from().getEpochSecond(), order.from() + "", STRICTER));
        facts.add(new Level("to", order.to().getEpochSecond(), order.to() + "", LAXER));
        facts.add(Choice.of("tools", order.tools(), LAXER, true));
        facts.add(new Plain("person", order.person().orElse("")));
        facts.add(new Plain("approver", order.approver().orElse("")));
        facts.add(
                Choice.of(
                        "jump host",
                        order.jumpHost().map(List::of).orElse(List.of()),
                        LAXER,
                        true));
        facts.add(Choice.of("origins", order.origins(), LAXER, true));
        facts.add(length("longest", order.longest(), LAXER));
        part("work order " + order.id(), LAXER, order.line(), facts);
    }

    /** That there is one at all is a demand. */
    private void residency(Residency residency) {
        part(
                "residency",
                STRICTER,
                residency.line(),
                List.of(
                        Choice.of("countries", residency.countries(), LAXER, false),
                        Choice.of("autonomous systems", residency.systems(), LAXER, false),
                        flag("unknown allowed", residency.unknownAllowed(), LAXER),
                        new Plain("database", residency.countryDatabase().orElse("")),
                        new Plain("AS database", residency.systemDatabase().orElse(""))));
    }

    private void severities(Map<String, Severity> severities) {
        new TreeMap<>(severities)
                .forEach((code, severity) ->
                        part(
                                "severity of " + code,
                                OTHER,
                                top,
                                List.of(
                                        new Level(
                                                "severity",
                                                severity.ordinal(),
                                                severity.name().toLowerCase(Locale.ROOT),
                                                STRICTER))));
    }

    /** Which way a figure of a detector works is its own affair. */
    private void detectors(DetectorSettings detectors) {
        part(
                "detectors",
                OTHER,
                top,
                List.of(
                        length("learning", Optional.of(detectors.learning()), OTHER),
                        new Plain("volume", detectors.volume().toString()),
                        new Plain("beacon", detectors.beacon().toString()),
                        new Plain("slow-drip", detectors.slowDrip().toString()),
                        new Plain("dns-tunnel", detectors.dnsTunnel().toString()),
                        new Plain("icmp-tunnel", detectors.icmpTunnel().toString()),
                        new Plain("unknown-encrypted", detectors.unknownEncrypted().toString()),
                        new Plain("resolver-bypass", detectors.resolverBypass().toString()),
                        new Plain("first-contact", detectors.firstContact().toString()),
                        new Plain("off-hours", detectors.offHours().toString())));
    }

    private void exception(PolicyException exception) {
        part(
                "exception " + exception.id(),
                LAXER,
                exception.line(),
                List.of(
                        new Plain("code", exception.code()),
                        new Plain("finding", exception.finding().orElse("")),
                        new Plain("subject", exception.subject().orElse("")),
                        new Plain("about", exception.about().orElse("")),
                        new Plain("owner", exception.owner()),
                        new Plain("reason", exception.reason()),
                        day("expires", Optional.of(exception.expires()))));
    }

    private void part(String what, Effect present, Line line, List<Fact> facts) {
        parts.add(new Part(what, present, line, facts));
    }

    private static Fact flag(String name, boolean value, Effect set) {
        return new Level(name, value ? 1 : 0, value ? "yes" : "no", set);
    }

    private static Fact length(String name, Optional<Duration> length, Effect longer) {
        return new Level(
                name,
                length.map(Duration::toMillis).orElse(UNLIMITED),
                length.map(Amounts::text).orElse("no limit"),
                longer);
    }

    private static Fact size(String name, OptionalLong bytes) {
        return new Level(
                name,
                bytes.orElse(UNLIMITED),
                bytes.isPresent() ? Amounts.text(bytes.getAsLong()) : "no limit",
                LAXER);
    }

    private static Fact day(String name, Optional<LocalDate> day) {
        return new Level(
                name,
                day.map(LocalDate::toEpochDay).orElse(UNLIMITED),
                day.map(LocalDate::toString).orElse("never"),
                LAXER);
    }
}
