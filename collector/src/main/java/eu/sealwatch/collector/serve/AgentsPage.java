package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.AgentQueries;
import java.util.List;

/** Agents: there or silent, what they could see, and the devices that they saw. */
public record AgentsPage(List<AgentRow> agents, List<DeviceRow> devices) {
    private static final int MOST_DEVICES = 200;

    /** A device with the asset that it is, if the policy knows it. */
    public record DeviceRow(AgentQueries.Device device, String asset) {}

    static void show(Exchange exchange, Sources sources) {
        var agents = new AgentQueries(sources.store());
        var inventory = new Inventory(sources.policy().get());
        exchange.html(
                "agents.jte",
                exchange.frame(exchange.texts().of("nav.agents"), "/agents"),
                new AgentsPage(
                        AgentRow.all(agents, sources.clock().instant()),
                        agents.devices(MOST_DEVICES).stream()
                                .map(device ->
                                        new DeviceRow(
                                                device,
                                                inventory
                                                        .asset(device.ip())
                                                        .map(asset -> asset.id())
                                                        .orElse("")))
                                .toList()));
    }
}
