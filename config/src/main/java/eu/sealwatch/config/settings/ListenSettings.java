package eu.sealwatch.config.settings;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlSection;
import java.net.InetAddress;
import java.util.List;

/**
 * Where the collector waits for agents.
 *
 * @param port 0 takes any that is free
 * @param names host names and addresses for the server certificate: what agents have as {@code
 *     collector.host}
 */
public record ListenSettings(InetAddress address, int port, List<String> names) {

    private static final Range<Integer> PORT = new Range<>(0, Ports.RANGE.most());

    public ListenSettings {
        PORT.check("listen.port", port);
        names = List.copyOf(names);
    }

    public static ListenSettings defaults() {
        return new ListenSettings(address("0.0.0.0"), Ports.COLLECTOR, List.of("localhost"));
    }

    static ListenSettings read(YamlSection section) {
        section.only("address", "port", "names");
        ListenSettings defaults = defaults();
        List<String> names = section.list("names", Names::host);
        return new ListenSettings(
                section.optional("address", ListenSettings::address).orElse(defaults.address),
                section.integer("port", defaults.port, PORT),
                names.isEmpty() ? defaults.names : names);
    }

    private static InetAddress address(String literal) {
        return Cidr.inet(Cidr.address(literal));
    }
}
