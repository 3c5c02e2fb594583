package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.YamlSection;
import java.time.Instant;
import java.util.List;

/** Reads orders for single visits, those of the policy itself. */
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

    List<WorkOrder> read(YamlSection maintenance) {
        return Ids.each(maintenance, "work-orders", this::workOrder, KEYS);
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
