package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.SiteScope;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Asset;
import eu.sealwatch.config.policy.Site;
import java.util.List;
import java.util.Optional;

/** Names of addresses, as the policy in force has them. */
final class Inventory {
    private final Optional<InForce> policy;

    Inventory(Optional<InForce> policy) {
        this.policy = policy;
    }

    /** The asset's id, or else the address. */
    String name(String ip) {
        return asset(ip).map(Asset::id).orElse(ip);
    }

    Optional<Asset> asset(String ip) {
        return policy.flatMap(known -> address(ip).flatMap(known.policy()::assetOf));
    }

    Optional<String> site(String ip) {
        return policy.flatMap(known -> address(ip).flatMap(known.policy()::siteOf)).map(Site::id);
    }

    List<Site> sites() {
        return policy.map(known -> known.policy().sites()).orElse(List.of());
    }

    /** The addresses that a person means: an asset's by its id, or the one that was given. */
    List<String> addresses(String assetOrAddress) {
        return policy.stream()
                .flatMap(known -> known.policy().assets().stream())
                .filter(asset -> asset.id().equals(assetOrAddress))
                .flatMap(asset -> asset.addresses().stream())
                .map(cidr -> Cidr.format(cidr.network()))
                .findFirst()
                .map(List::of)
                .orElse(List.of(assetOrAddress));
    }

    /** Whether somebody of the scope may see what two addresses exchanged. */
    boolean within(SiteScope scope, String one, String other) {
        return switch (scope) {
            case SiteScope.All() -> true;
            case SiteScope.Some _ ->
                    site(one).map(scope::holds).orElse(false)
                            || site(other).map(scope::holds).orElse(false);
        };
    }

    private static Optional<byte[]> address(String ip) {
        try {
            return Optional.of(Cidr.address(ip));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
