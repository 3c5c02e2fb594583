package eu.sealwatch.config.policy;

import java.util.Optional;
import java.util.Set;

/**
 * For which assets something holds. Each part narrows, an empty one does not: kinds {@code
 * cargo-xray} and sites {@code north} together mean the cargo X-rays of that site.
 *
 * @param assets ids of assets
 * @param kinds kinds of assets
 * @param sites ids of sites
 */
public record Users(Set<String> assets, Set<String> kinds, Set<String> sites) {
    public static final Users EVERYONE = new Users(Set.of(), Set.of(), Set.of());

    public Users {
        assets = Set.copyOf(assets);
        kinds = Set.copyOf(kinds);
        sites = Set.copyOf(sites);
    }

    /** Whether nothing is said, so that it holds for addresses that are no asset, too. */
    public boolean everyone() {
        return assets.isEmpty() && kinds.isEmpty() && sites.isEmpty();
    }

    public boolean include(Asset asset) {
        return (assets.isEmpty() || assets.contains(asset.id()))
                && (kinds.isEmpty() || kinds.contains(asset.kind()))
                && (sites.isEmpty() || sites.contains(asset.site()));
    }

    /** An address that is no asset is meant only where nothing is said. */
    public boolean include(Optional<Asset> asset) {
        return asset.map(this::include).orElseGet(this::everyone);
    }
}
