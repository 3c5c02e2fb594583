package eu.sealwatch.config.geo;

import eu.sealwatch.config.Cidr;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases in the MaxMind DB file format 2.0, for tests: a binary search tree over
 * address bits with 24-bit records, a data section, and metadata. Networks may not overlap.
 */
public final class MmdbWriter {
    private static final int IPV4_BITS_IN_IPV6 = 96;
    private static final byte[] MARKER =
            "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    /** A child that is neither a node nor data. */
    private static final int NOTHING = -1;

    /** Children of each node: node number, {@link #NOTHING}, or data offset as -2 - offset. */
    private final List<int[]> nodes = new ArrayList<>();

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final String type;
    private final String description;
    private final Instant built;

    public MmdbWriter(String type, String description, Instant built) {
        this.type = type;
        this.description = description;
        this.built = built;
        nodes.add(new int[] {NOTHING, NOTHING});
    }

    public MmdbWriter put(String network, Map<String, ?> value) {
        Cidr cidr = Cidr.parse(network);
        byte[] address = cidr.network();
        int skipped = address.length == 4 ? IPV4_BITS_IN_IPV6 : 0;
        int offset = data.size();
        write(data, value);
        int node = 0;
        int length = skipped + cidr.bits();
        for (int depth = 0; depth < length; depth++) {
            int bit = depth < skipped ? 0 : bit(address, depth - skipped);
            if (depth == length - 1) {
                nodes.get(node)[bit] = -2 - offset;
            } else {
                int child = nodes.get(node)[bit];
                if (child == NOTHING) {
                    child = nodes.size();
                    nodes.get(node)[bit] = child;
                    nodes.add(new int[] {NOTHING, NOTHING});
                }
                node = child;
            }
        }
        return this;
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int child : node) {
                int record =
                        child == NOTHING
                                ? nodes.size()
                                // data follow the tree behind 16 zero bytes
                                : child < NOTHING ? nodes.size() + 16 + (-2 - child) : child;
                out.write(record >> 16);
                out.write(record >> 8);
                out.write(record);
            }
        }
        out.writeBytes(new byte[16]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARKER);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", new Unsigned(5, 2));
        metadata.put("binary_format_minor_version", new Unsigned(5, 0));
        metadata.put("build_epoch", new Unsigned(9, built.getEpochSecond()));
        metadata.put("database_type", type);
        metadata.put("description", Map.of("en", description));
        metadata.put("ip_version", new Unsigned(5, 6));
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", new Unsigned(6, nodes.size()));
        metadata.put("record_size", new Unsigned(5, 24));
        write(out, metadata);
        return out.toByteArray();
    }

    /** 5 for 16 bits, 6 for 32, 9 for 64: the format's own type numbers. */
    record Unsigned(int type, long value) {}

    private static int bit(byte[] address, int place) {
        return (address[place >> 3] >> (7 - (place & 7))) & 1;
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, utf8.length);
                out.writeBytes(utf8);
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                map.forEach((key, item) -> {
                    write(out, key);
                    write(out, item);
                });
            }
            case List<?> list -> {
                control(out, 11, list.size());
                list.forEach(item -> write(out, item));
            }
            case Integer number -> write(out, new Unsigned(6, number));
            case Long number -> write(out, new Unsigned(6, number));
            case Unsigned number -> {
                int bytes = (64 - Long.numberOfLeadingZeros(number.value()) + 7) / 8;
                control(out, number.type(), bytes);
                for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                    out.write((int) (number.value() >> shift));
                }
            }
            default -> throw new IllegalArgumentException("no type for " + value);
        }
    }

    /**
     * Type in three bits, or, from 8 on, in a byte of its own; length in five bits or one more
     * byte.
     */
    private static void control(ByteArrayOutputStream out, int type, int length) {
        int size = Math.min(length, 29);
        out.write((type > 7 ? 0 : type << 5) | size);
        if (type > 7) {
            out.write(type - 7);
        }
        if (length >= 29) {
            if (length > 29 + 255) {
                throw new IllegalArgumentException("longer than tests need: " + length);
            }
            out.write(length - 29);
        }
    }
}
