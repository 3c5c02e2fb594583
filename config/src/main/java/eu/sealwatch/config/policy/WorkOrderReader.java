package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.Problems;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads orders for single visits, those of the policy itself and those of its files. */
record WorkOrderReader(Ids assetIds, Ids toolIds, Ids jumpHostIds, PolicySources sources) {
    private static final String[] KEYS = {
        "id",
        "asset",
        "from",
        "to",
        "tools",
        "person",
        "approver",
        "jump-host",
        "origins",
        "longest"
    };

    private static final int MOST_ORDERS = 100_000;

    /** Orders of the policy's texts first, then those of its files in the order of their names. */
    List<WorkOrder> read(YamlSection maintenance) {
        var problems = new Problems();
        List<WorkOrder> orders = new ArrayList<>();
        problems.attempt(() -> Ids.each(maintenance, "work-orders", this::workOrder, KEYS))
                .ifPresent(orders::addAll);
        String by = maintenance.file("work-order-files");
        problems.attempt(() ->
                maintenance.list(
                        "work-order-files",
                        written -> orders.addAll(file(Layers.resolve(by, written)))));
        problems.throwIfAny();
        refuseTwins(orders);
        return orders;
    }

    private List<WorkOrder> file(String name) {
        String text = sources.text(name);
        String label = sources.folder() + name;
        String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        List<OrderLine> lines =
                switch (kind) {
                    case "csv" -> CsvOrders.read(text, name, label);
                    case "ics" -> CalendarOrders.read(text, name, label);
                    default ->
                            throw new IllegalArgumentException(
                                    "'" + name + "' is neither .csv nor .ics");
                };
        if (lines.size() > MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "'" + name + "' has more than " + MOST_ORDERS + " orders");
        }
        var problems = new Problems();
        List<WorkOrder> orders = new ArrayList<>();
        for (OrderLine line : lines) {
            problems.attempt(() -> line.read(assetIds, toolIds, jumpHostIds))
                    .ifPresent(orders::add);
        }
        problems.throwIfAny();
        return orders;
    }

    private void refuseTwins(List<WorkOrder> orders) {
        var problems = new Problems();
        Map<String, Line> lines = new HashMap<>();
        for (WorkOrder order : orders) {
            Line earlier = lines.putIfAbsent(order.id(), order.line());
            if (earlier != null) {
                String label = sources.folder() + order.line().file();
                problems.add(
                        OrderLine.error(
                                label,
                                order.line().number(),
                                "id",
                                "'" + order.id() + "' is taken by " + earlier));
            }
        }
        problems.throwIfAny();
    }

    private WorkOrder workOrder(YamlSection section) {
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
                section.optional("jump-host", jumpHostIds::reference),
                section.list("origins", Cidr::parse),
                section.optionalDuration("longest", MaintenanceReader.LONGEST),
                Line.of(section));
    }
}
