package eu.sealwatch.config.settings;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.YamlDocument;
import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.util.List;

/**
 * All that an operator sets for one agent. Immutable.
 *
 * @param name names the agent in the collector and in findings
 * @param siteNetworks what is inside; all else is outside
 * @param dataFolder holds the agent's key and certificate
 */
public record AgentSettings(
        String name,
        CaptureSettings capture,
        List<Cidr> siteNetworks,
        FlowSettings flows,
        UplinkSettings collector,
        SpoolSettings spool,
        MetricsSettings metrics,
        Path dataFolder) {

    public AgentSettings {
        siteNetworks = List.copyOf(siteNetworks);
    }

    /**
     * Reads {@code agent.yaml}. Relative paths in it start at the file's own folder.
     *
     * @throws eu.sealwatch.config.yaml.ConfigException naming file, line and key
     */
    public static AgentSettings read(Path file) {
        return read(YamlDocument.read(file), Folder.of(file));
    }

    static AgentSettings read(YamlSection root, Folder folder) {
        root.only(
                "name",
                "data-folder",
                "capture",
                "site-networks",
                "collector",
                "flows",
                "spool",
                "metrics");
        Path data = root.value("data-folder", folder::resolve);
        List<Cidr> networks = root.list("site-networks", Cidr::parse);
        return new AgentSettings(
                root.value("name", Names::agent),
                CaptureSettings.read(root.section("capture"), folder),
                networks.isEmpty() ? SiteNetworks.DEFAULT : networks,
                FlowSettings.read(root.section("flows")),
                UplinkSettings.read(root.section("collector")),
                SpoolSettings.read(root.section("spool"), folder, data),
                MetricsSettings.read(root.section("metrics")),
                data);
    }
}
