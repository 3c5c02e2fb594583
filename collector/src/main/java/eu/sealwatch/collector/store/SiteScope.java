package eu.sealwatch.collector.store;

import java.util.Set;

/** Whose rows somebody may see: of all sites, or of some. */
public sealed interface SiteScope {

    record All() implements SiteScope {}

    record Some(Set<String> sites) implements SiteScope {
        public Some {
            sites = Set.copyOf(sites);
        }
    }

    /** No sites named means all. */
    static SiteScope of(Set<String> sites) {
        return sites.isEmpty() ? new All() : new Some(sites);
    }

    default boolean holds(String site) {
        return switch (this) {
            case All() -> true;
            case Some(Set<String> sites) -> sites.contains(site);
        };
    }
}
