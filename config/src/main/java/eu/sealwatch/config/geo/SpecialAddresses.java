package eu.sealwatch.config.geo;

import eu.sealwatch.config.Cidr;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that are nowhere: those that the IANA registries for special purposes (RFC 6890) call
 * not globally reachable, and multicast. Some databases place them all the same.
 */
final class SpecialAddresses {
    private static final List<Cidr> NETWORKS =
            Stream.of(
                            "0.0.0.0/8", // this network, RFC 791
                            "10.0.0.0/8", // RFC 1918
                            "100.64.0.0/10", // shared by carriers, RFC 6598
                            "127.0.0.0/8", // loopback
                            "169.254.0.0/16", // link-local, RFC 3927
                            "172.16.0.0/12",
                            "192.0.0.0/24", // protocol assignments, RFC 6890
                            "192.0.2.0/24", // documentation, RFC 5737
                            "192.168.0.0/16",
                            "198.18.0.0/15", // benchmarks, RFC 2544
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4", // multicast, RFC 5771
                            "240.0.0.0/4", // reserved, and broadcast
                            "::/128",
                            "::1/128",
                            "64:ff9b:1::/48", // local translation, RFC 8215
                            "100::/64", // discard, RFC 6666
                            "2001::/23", // protocol assignments, RFC 2928; Teredo among them
                            "2001:db8::/32", // documentation, RFC 3849
                            "3fff::/20", // documentation, RFC 9637
                            "5f00::/16", // segment routing, RFC 9602
                            "fc00::/7", // unique local, RFC 4193
                            "fe80::/10", // link-local
                            "ff00::/8") // multicast
                    .map(Cidr::parse)
                    .toList();

    private static final byte[] IPV4_MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private SpecialAddresses() {}

    static boolean have(byte[] address) {
        // RFC 4291 section 2.5.5.2: never on the wire, and Java reads it as the IPv4 address inside
        if (address.length == 16 && Arrays.equals(address, 0, 12, IPV4_MAPPED, 0, 12)) {
            return true;
        }
        for (Cidr network : NETWORKS) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
