package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A place outside that assets may talk to. It matches a flow by name (of SNI, HTTP Host or a
 * look-up) or by address; both given, a flow with a visible name must match by name, one without
 * may match by address.
 *
 * @param direction who may open the connection
 * @param users which assets may use it
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
        Direction direction,
        Users users,
        List<String> pins,
        Optional<EncryptionRequirement> encryption,
        Optional<Limits> limits,
        String purpose,
        Optional<String> approver,
        Optional<LocalDate> expires,
        Line line) {

    /** Who opens a connection: the asset, the endpoint, or either. */
    public enum Direction {
        OUTBOUND,
        INBOUND,
        BOTH;

        /** As it is written in policies. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a connection that came from outside is permitted, else one that went there. */
        public boolean permits(boolean fromOutside) {
            return this == BOTH || (this == INBOUND) == fromOutside;
        }
    }

    public Endpoint {
        names = List.copyOf(names);
        networks = List.copyOf(networks);
        services = List.copyOf(services);
        pins = List.copyOf(pins);
    }
}
