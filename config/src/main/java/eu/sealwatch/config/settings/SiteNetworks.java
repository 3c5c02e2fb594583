package eu.sealwatch.config.settings;

import eu.sealwatch.config.Cidr;
import java.util.List;
import java.util.stream.Stream;

/** The networks that are inside where nobody says otherwise. */
public final class SiteNetworks {
    /** Private (RFC 1918), unique local (RFC 4193), link-local and loopback. */
    public static final List<Cidr> DEFAULT =
            Stream.of(
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "169.254.0.0/16",
                            "127.0.0.0/8",
                            "fc00::/7",
                            "fe80::/10",
                            "::1/128")
                    .map(Cidr::parse)
                    .toList();

    private SiteNetworks() {}
}
