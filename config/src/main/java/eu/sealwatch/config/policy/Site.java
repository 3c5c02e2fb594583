package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.util.List;

/** One installation: its networks are "inside", all else is "outside". */
public record Site(String id, String name, List<Cidr> networks, Line line) {
    public Site {
        networks = List.copyOf(networks);
    }

    public boolean contains(byte[] address) {
        for (Cidr network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
