package eu.sealwatch.config.geo;

import eu.sealwatch.config.Cidr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Ranges as text, one on a line: {@code first,last,CC}, in order, as Debian's package tor-geoipdb
 * has them; IPv4 addresses as numbers, IPv6 addresses as people write them. Comments begin with
 * {@code #} and hold edition and attribution.
 */
final class RangesFile implements AddressFile {
    private static final int MOST_RANGES = 4_000_000;
    private static final int TITLE_LENGTH = 200;

    private final byte[][] first;
    private final byte[][] last;
    private final String[] country;
    private final String title;

    /**
     * @param name the file in messages
     * @throws IOException naming the line that is none
     */
    RangesFile(byte[] bytes, String name) throws IOException {
        List<byte[]> firsts = new ArrayList<>();
        List<byte[]> lasts = new ArrayList<>();
        List<String> countries = new ArrayList<>();
        var comments = new StringBuilder();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            String text = line.strip();
            if (text.startsWith("#")) {
                comment(text, comments);
            } else if (!text.isEmpty()) {
                byte[] before = lasts.isEmpty() ? null : lasts.getLast();
                String[] fields = text.split(",", -1);
                String problem = problem(fields, before);
                if (!problem.isEmpty() || firsts.size() >= MOST_RANGES) {
                    throw new IOException(
                            name
                                    + ":"
                                    + number
                                    + ": "
                                    + (problem.isEmpty() ? "too many" : problem));
                }
                firsts.add(address(fields[0]));
                lasts.add(address(fields[1]));
                countries.add(fields[2].intern());
            }
        }
        first = firsts.toArray(byte[][]::new);
        last = lasts.toArray(byte[][]::new);
        country = countries.toArray(String[]::new);
        title = comments.isEmpty() ? "address ranges of unknown edition" : comments.toString();
    }

    @Override
    public Optional<Place> find(byte[] address) {
        if (first.length == 0 || first[0].length != address.length) {
            return Optional.empty();
        }
        int low = 0;
        int high = first.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(address, first[middle]) < 0) {
                high = middle - 1;
            } else if (Arrays.compareUnsigned(address, last[middle]) > 0) {
                low = middle + 1;
            } else {
                return place(country[middle]);
            }
        }
        return Optional.empty();
    }

    @Override
    public String title() {
        return title;
    }

    /** {@code ??} stands for addresses of which the country is not known. */
    private Optional<Place> place(String code) {
        return code.matches("[A-Z]{2}")
                ? Optional.of(
                        new Place(Optional.of(code), OptionalLong.empty(), Optional.empty(), title))
                : Optional.empty();
    }

    private static String problem(String[] fields, byte @Nullable [] before) {
        if (fields.length != 3 || !fields[2].matches("[A-Z?]{2}")) {
            return "not a line 'first,last,country'";
        }
        try {
            byte[] from = address(fields[0]);
            byte[] to = address(fields[1]);
            if (from.length != to.length || Arrays.compareUnsigned(from, to) > 0) {
                return "a range that ends before it begins";
            }
            if (before != null
                    && (before.length != from.length
                            || Arrays.compareUnsigned(before, from) >= 0)) {
                return "ranges are not in order";
            }
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static byte[] address(String text) {
        if (text.matches("\\d{1,10}")) {
            long number = Long.parseLong(text);
            if (number > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("'" + text + "' is not an address");
            }
            return new byte[] {
                (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
            };
        }
        return Cidr.address(text);
    }

    private static void comment(String line, StringBuilder title) {
        String text = line.replaceFirst("^#+\\s*", "");
        if (!text.isBlank() && title.length() + text.length() < TITLE_LENGTH) {
            title.append(title.isEmpty() ? "" : " ").append(text);
        }
    }
}
