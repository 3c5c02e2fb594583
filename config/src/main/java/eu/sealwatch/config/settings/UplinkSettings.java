package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.YamlSection;

/** Which collector the agent reports to. */
public record UplinkSettings(String host, int port) {

    public UplinkSettings {
        Ports.RANGE.check("collector.port", port);
    }

    static UplinkSettings read(YamlSection section) {
        section.only("host", "port");
        return new UplinkSettings(
                section.value("host", Names::host),
                section.integer("port", Ports.COLLECTOR, Ports.RANGE));
    }
}
