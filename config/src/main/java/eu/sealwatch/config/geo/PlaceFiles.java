package eu.sealwatch.config.geo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Database files that answer together: the first that knows the country and the first that knows
 * the autonomous system. Files are held in memory, so that no look-up can fail for the disk's sake,
 * and a file that is replaced meanwhile changes nothing.
 */
public final class PlaceFiles implements Places {
    private final List<AddressFile> files = new ArrayList<>();
    private final List<Edition> editions = new ArrayList<>();

    /**
     * Opens one more file: an MMDB file has its marker, all else is text.
     *
     * @param name as the policy has it
     * @param message names the file in messages
     * @throws IOException when it is neither, with one sentence that names it
     */
    public Edition add(String name, String message, byte[] bytes) throws IOException {
        AddressFile file =
                looksLikeText(bytes)
                        ? new RangesFile(bytes, message)
                        : new MmdbFile(bytes, message);
        var edition = new Edition(name, sha256(bytes), file.title());
        files.add(file);
        editions.add(edition);
        return edition;
    }

    @Override
    public Optional<Place> of(byte[] address) {
        if (SpecialAddresses.have(address)) {
            return Optional.empty();
        }
        Optional<String> country = Optional.empty();
        OptionalLong system = OptionalLong.empty();
        Optional<String> systemName = Optional.empty();
        String source = "";
        for (AddressFile file : files) {
            Optional<Place> found = file.find(address);
            if (found.isEmpty()) {
                continue;
            }
            Place place = found.get();
            boolean newCountry = country.isEmpty() && place.country().isPresent();
            boolean newSystem = system.isEmpty() && place.system().isPresent();
            if (newCountry) {
                country = place.country();
            }
            if (newSystem) {
                system = place.system();
                systemName = place.systemName();
            }
            if (newCountry || newSystem) {
                source = source.isEmpty() ? place.source() : source + "; " + place.source();
            }
        }
        return source.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(country, system, systemName, source));
    }

    @Override
    public List<Edition> editions() {
        return List.copyOf(editions);
    }

    /** The marker stands in the last 128 KiB (MaxMind DB format 2.0, database metadata). */
    private static boolean looksLikeText(byte[] bytes) {
        byte[] marker = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
        int start = Math.max(0, bytes.length - (128 << 10));
        for (int at = bytes.length - marker.length; at >= start; at--) {
            if (Arrays.equals(bytes, at, at + marker.length, marker, 0, marker.length)) {
                return false;
            }
        }
        return true;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
