package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Maintenance.JumpHost;
import eu.sealwatch.config.policy.Maintenance.Tool;
import eu.sealwatch.config.yaml.Problems;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads when, with what and from where assets may be maintained. */
record MaintenanceReader(UsersReader users, Ids assetIds, PolicySources sources) {
    /** How long a session may be permitted to last. */
    static final Range<Duration> LONGEST = new Range<>(Duration.ofMinutes(1), Duration.ofDays(7));

    Maintenance read(YamlSection section) {
        section.only(
                "jump-hosts",
                "tools",
                "windows",
                "work-orders",
                "work-order-files",
                "orders-required",
                "longest");
        var problems = new Problems();
        List<Tool> tools = problems.attempt(() -> tools(section)).orElse(List.of());
        Ids toolIds = Ids.of("approved tool", written(section));
        Ids jumpHostIds = Ids.written("jump host", section, "jump-hosts");
        var orders = new WorkOrderReader(assetIds, toolIds, jumpHostIds, sources);
        var windows = new WindowReader(users, toolIds);
        List<JumpHost> hosts =
                problems.attempt(() ->
                                Ids.each(
                                        section,
                                        "jump-hosts",
                                        MaintenanceReader::jumpHost,
                                        "id",
                                        "addresses"))
                        .orElse(List.of());
        var maintenance =
                problems.attempt(() ->
                        new Maintenance(
                                hosts,
                                tools,
                                windows.read(section),
                                List.of(),
                                section.flag("orders-required", false),
                                section.optionalDuration("longest", LONGEST),
                                Line.of(section)));
        List<WorkOrder> visits = problems.attempt(() -> orders.read(section)).orElse(List.of());
        problems.throwIfAny();
        return maintenance.orElseThrow().with(visits);
    }

    private static JumpHost jumpHost(YamlSection section) {
        List<Cidr> addresses = section.list("addresses", Cidr::parse);
        if (addresses.isEmpty()) {
            throw section.error("'addresses' is missing");
        }
        return new JumpHost(section.value("id", Ids::id), addresses, Line.of(section));
    }

    private static List<Tool> tools(YamlSection section) {
        Set<String> seen = new HashSet<>();
        String file = section.file("tools");
        return section.listWithLines(
                "tools",
                (name, line) -> {
                    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
                        throw new IllegalArgumentException(
                                "'" + name + "' is not a tool; write for example ssh or anydesk");
                    }
                    if (!seen.add(name)) {
                        throw new IllegalArgumentException("'" + name + "' is given twice");
                    }
                    return new Tool(name, new Line(file, line));
                });
    }

    /** The tools as they are written, right or wrong; empty when they are no list. */
    private static List<String> written(YamlSection section) {
        return new Problems().attempt(() -> section.list("tools", String::strip)).orElse(List.of());
    }
}
