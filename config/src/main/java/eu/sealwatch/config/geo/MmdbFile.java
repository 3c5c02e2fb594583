package eu.sealwatch.config.geo;

import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import eu.sealwatch.config.Cidr;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An MMDB file, in any of the layouts that are in use: MaxMind's and DB-IP's ({@code country} with
 * {@code iso_code}, {@code autonomous_system_number}), and flat ones ({@code country_code}, {@code
 * asn}).
 */
final class MmdbFile implements AddressFile {
    private final Reader reader;
    private final String title;

    /**
     * @param name the file in messages
     * @throws IOException when the bytes are no such file
     */
    MmdbFile(byte[] bytes, String name) throws IOException {
        try {
            reader = new Reader(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            throw new IOException(name + ": not an MMDB file: " + e.getMessage(), e);
        }
        title = title(reader.getMetadata());
    }

    @Override
    public Optional<Place> find(byte[] address) {
        Map<?, ?> found;
        try {
            found = reader.get(Cidr.inet(address), Map.class);
        } catch (IOException e) {
            // the file is in memory: only damage inside of it can be the cause
            throw new UncheckedIOException("address database " + title + " is damaged", e);
        }
        if (found == null) {
            return Optional.empty();
        }
        var place = new Place(country(found), system(found), systemName(found), title);
        return place.country().isEmpty() && place.system().isEmpty()
                ? Optional.empty()
                : Optional.of(place);
    }

    @Override
    public String title() {
        return title;
    }

    private static Optional<String> country(Map<?, ?> found) {
        Object code = found.get("country_code");
        if (code == null && found.get("country") instanceof Map<?, ?> country) {
            code = country.get("iso_code");
        }
        if (code == null && found.get("country") instanceof String text) {
            code = text;
        }
        if (code == null && found.get("registered_country") instanceof Map<?, ?> country) {
            code = country.get("iso_code");
        }
        return text(code)
                .filter(text -> text.matches("[A-Za-z]{2}"))
                .map(text -> text.toUpperCase(Locale.ROOT));
    }

    private static OptionalLong system(Map<?, ?> found) {
        Object number = found.get("autonomous_system_number");
        if (number == null) {
            number = found.get("asn");
        }
        if (number instanceof Number value) {
            return OptionalLong.of(value.longValue());
        }
        return text(number)
                .map(text -> text.startsWith("AS") ? text.substring(2) : text)
                .filter(text -> text.matches("\\d{1,10}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> systemName(Map<?, ?> found) {
        return text(found.get("autonomous_system_organization"))
                .or(() -> text(found.get("as_name")));
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String title(Metadata metadata) {
        String description = metadata.description().getOrDefault("en", "");
        String title =
                metadata.databaseType()
                        + " of "
                        + metadata.buildTime().toString().substring(0, 10)
                        + (description.isBlank() ? "" : ", " + description);
        return title.replaceAll("\\s+", " ").strip();
    }
}
