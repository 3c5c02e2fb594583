package eu.sealwatch.config.policy;

import java.util.Set;

/**
 * Where data may go.
 *
 * @param countries ISO 3166-1 alpha-2 codes, upper case; the words EU and EEA are resolved when
 *     read
 * @param unknownAllowed whether an address that no database places is accepted
 */
public record Residency(Set<String> countries, boolean unknownAllowed, Line line) {
    public Residency {
        countries = Set.copyOf(countries);
    }
}
