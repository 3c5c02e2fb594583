package eu.sealwatch.config.policy;

import eu.sealwatch.config.geo.Place;
import java.util.Optional;
import java.util.Set;

/**
 * Where data may go: into one of the countries, or into one of the autonomous systems wherever they
 * are.
 *
 * @param countries ISO 3166-1 alpha-2 codes, upper case; the words EU and EEA are resolved when
 *     read
 * @param systems numbers of autonomous systems, unsigned 32 bits
 * @param unknownAllowed whether an address that no database places is accepted
 * @param countryDatabase file from which countries are known, as the policy names it
 * @param systemDatabase file from which autonomous systems are known
 */
public record Residency(
        Set<String> countries,
        Set<Long> systems,
        boolean unknownAllowed,
        Optional<String> countryDatabase,
        Optional<String> systemDatabase,
        Line line) {
    public Residency {
        countries = Set.copyOf(countries);
        systems = Set.copyOf(systems);
    }

    public boolean allows(Place place) {
        return place.country().filter(countries::contains).isPresent()
                || place.system().isPresent() && systems.contains(place.system().getAsLong());
    }
}
