package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlSection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads where data may go. */
record ResidencyReader(String file) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    // membership since 2020-02-01
    private static final List<String> EU =
            List.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");
    private static final List<String> EFTA_IN_EEA = List.of("IS", "LI", "NO");

    Residency read(YamlSection section) {
        section.only("countries", "unknown");
        Set<String> countries = new HashSet<>();
        section.list("countries", ResidencyReader::countries).forEach(countries::addAll);
        if (countries.isEmpty()) {
            throw section.error("'countries' is missing; name where data may go, for example [EU]");
        }
        return new Residency(
                countries,
                section.optional("unknown", ResidencyReader::unknownAllowed).orElse(false),
                new Line(file, section.line()));
    }

    private static Set<String> countries(String word) {
        Set<String> countries = new HashSet<>();
        switch (word) {
            case "EU" -> countries.addAll(EU);
            case "EEA" -> {
                countries.addAll(EU);
                countries.addAll(EFTA_IN_EEA);
            }
            default -> countries.add(country(word));
        }
        return countries;
    }

    private static String country(String code) {
        if (COUNTRIES.contains(code)) {
            return code;
        }
        throw new IllegalArgumentException(
                "'" + code + "' is neither an ISO 3166-1 code of two capitals, nor EU or EEA");
    }

    private static boolean unknownAllowed(String word) {
        return switch (word) {
            case "allow" -> true;
            case "finding" -> false;
            default -> throw new IllegalArgumentException("'" + word + "' is not allow or finding");
        };
    }
}
