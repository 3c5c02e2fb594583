package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A place outside that assets may talk to. It matches a flow by name (of SNI, HTTP Host or a
 * look-up) or by address; both given, a flow with a visible name must match by name, one without
 * may match by address.
 *
 * @param assets ids of the assets that may use it; empty means every asset of the policy
 * @param services what may be spoken there; empty means any
 * @param pins SHA-256 of certificate or public key, {@code cert:<hex>}, {@code key:<hex>} or, for
 *     SSH, {@code ssh:<base64 without padding>}
 * @param encryption overrides the policy's requirement
 * @param expires last day on which the endpoint is allowed
 */
public record Endpoint(
        String id,
        List<NamePattern> names,
        List<Cidr> networks,
        List<Service> services,
        List<String> assets,
        List<String> pins,
        Optional<EncryptionRequirement> encryption,
        Optional<Limits> limits,
        String purpose,
        Optional<String> approver,
        Optional<LocalDate> expires,
        Line line) {
    public Endpoint {
        names = List.copyOf(names);
        networks = List.copyOf(networks);
        services = List.copyOf(services);
        assets = List.copyOf(assets);
        pins = List.copyOf(pins);
    }
}
