package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Maintenance.JumpHost;
import eu.sealwatch.config.policy.Maintenance.Tool;
import eu.sealwatch.config.policy.Maintenance.Window;
import eu.sealwatch.config.policy.Maintenance.WorkOrder;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads when, with what and from where assets may be maintained. */
record MaintenanceReader(String file, Ids assetIds) {
    private static final Range<Duration> LONGEST =
            new Range<>(Duration.ofMinutes(1), Duration.ofDays(7));

    Maintenance read(YamlSection section) {
        section.only("jump-hosts", "tools", "windows", "work-orders");
        List<Tool> tools = tools(section);
        Ids toolIds = new Ids("approved tool", tools.stream().map(Tool::name).toList());
        return new Maintenance(
                jumpHosts(section),
                tools,
                windows(section, toolIds),
                workOrders(section, toolIds),
                new Line(file, section.line()));
    }

    private List<JumpHost> jumpHosts(YamlSection section) {
        return Ids.sections(section, "jump-hosts", "id", "addresses").stream()
                .map(this::jumpHost)
                .toList();
    }

    private JumpHost jumpHost(YamlSection section) {
        List<Cidr> addresses = section.list("addresses", Cidr::parse);
        if (addresses.isEmpty()) {
            throw section.error("'addresses' is missing");
        }
        return new JumpHost(
                section.value("id", Ids::id), addresses, new Line(file, section.line()));
    }

    private List<Tool> tools(YamlSection section) {
        Set<String> seen = new HashSet<>();
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

    private List<Window> windows(YamlSection section, Ids toolIds) {
        String[] keys = {"id", "days", "from", "to", "zone", "assets", "tools", "longest"};
        return Ids.sections(section, "windows", keys).stream()
                .map(window -> window(window, toolIds))
                .toList();
    }

    private Window window(YamlSection section, Ids toolIds) {
        LocalTime from = section.value("from", Times::timeOfDay);
        LocalTime to = section.value("to", Times::timeOfDay);
        if (from.equals(to)) {
            throw section.error("to", "a window from " + from + " to " + to + " has no length");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        section.list("days", Times::days).forEach(days::addAll);
        return new Window(
                section.value("id", Ids::id),
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                from,
                to,
                section.optional("zone", Times::zone).orElse(ZoneOffset.UTC),
                section.list("assets", assetIds::reference),
                section.list("tools", toolIds::reference),
                section.optionalDuration("longest", LONGEST),
                new Line(file, section.line()));
    }

    private List<WorkOrder> workOrders(YamlSection section, Ids toolIds) {
        String[] keys = {"id", "asset", "from", "to", "tools", "person", "approver"};
        return Ids.sections(section, "work-orders", keys).stream()
                .map(order -> workOrder(order, toolIds))
                .toList();
    }

    private WorkOrder workOrder(YamlSection section, Ids toolIds) {
        Instant from = section.value("from", Times::instant);
        Instant to = section.value("to", Times::instant);
        if (!to.isAfter(from)) {
            throw section.error("to", "a work order must end after it begins: " + from);
        }
        return new WorkOrder(
                section.value("id", Ids::id),
                section.value("asset", assetIds::reference),
                from,
                to,
                section.list("tools", toolIds::reference),
                section.optionalText("person"),
                section.optionalText("approver"),
                new Line(file, section.line()));
    }
}
