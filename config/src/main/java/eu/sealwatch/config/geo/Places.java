package eu.sealwatch.config.geo;

import java.util.List;
import java.util.Optional;

/** Tells where an address is. Immutable; may be shared between threads. */
public interface Places {

    /** What applies where no database is configured: nothing is known of any address. */
    Places NONE =
            new Places() {
                @Override
                public Optional<Place> of(byte[] address) {
                    return Optional.empty();
                }

                @Override
                public List<Edition> editions() {
                    return List.of();
                }
            };

    /**
     * Where an address is; empty when no database has it. Addresses that are not of the public
     * internet (private, link-local, multicast, documentation) have no place.
     *
     * @param address 4 or 16 bytes in network order
     */
    Optional<Place> of(byte[] address);

    /** Which files answer, so that it can be told later by which edition something was judged. */
    List<Edition> editions();
}
