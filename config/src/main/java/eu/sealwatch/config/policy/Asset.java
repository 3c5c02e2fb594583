package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A scanner or another device of the inventory.
 *
 * @param kind what it is, for example {@code cargo-xray}, {@code workstation}, {@code plc}
 * @param mac six hexadecimal pairs with colons, lower case
 * @param encryption overrides the policy's requirement, unless the endpoint has its own
 */
public record Asset(
        String id,
        String kind,
        String site,
        Optional<String> vendor,
        Optional<String> model,
        List<Cidr> addresses,
        Optional<String> mac,
        Optional<String> owner,
        Optional<EncryptionRequirement> encryption,
        Line line) {
    public Asset {
        addresses = List.copyOf(addresses);
    }

    public boolean has(byte[] address) {
        for (Cidr own : addresses) {
            if (own.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
