package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlSection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads where data may go. */
final class ResidencyReader {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    // membership since 2020-02-01
    private static final List<String> EU =
            List.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");
    private static final List<String> EFTA_IN_EEA = List.of("IS", "LI", "NO");

    private ResidencyReader() {}

    static Residency read(YamlSection section) {
        Residency residency = partly(section);
        if (residency.countries().isEmpty() && residency.systems().isEmpty()) {
            throw section.error("'countries' is missing; name where data may go, for example [EU]");
        }
        return residency;
    }

    /** What one layer says, which may be less than is needed. */
    static Residency partly(YamlSection section) {
        section.only("countries", "as", "unknown", "country-database", "as-database");
        Set<String> countries = new HashSet<>();
        section.list("countries", ResidencyReader::countries).forEach(countries::addAll);
        Set<Long> systems = Set.copyOf(section.list("as", ResidencyReader::system));
        return new Residency(
                countries,
                systems,
                section.optional("unknown", ResidencyReader::unknownAllowed).orElse(false),
                database(section, "country-database"),
                database(section, "as-database"),
                Line.of(section));
    }

    /** Relative to the policy's folder, as its sources name it. */
    private static Optional<String> database(YamlSection section, String key) {
        return section.optional(key, written -> Layers.resolve(section.file(key), written));
    }

    /** {@code AS64500} or {@code 64500}; RFC 6793 has 32 bits. */
    private static long system(String text) {
        String digits = text.startsWith("AS") ? text.substring(2) : text;
        if (digits.matches("\\d{1,10}") && Long.parseLong(digits) <= 0xFFFF_FFFFL) {
            return Long.parseLong(digits);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not the number of an autonomous system such as AS64500");
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
