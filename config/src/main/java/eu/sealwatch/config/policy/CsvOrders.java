package eu.sealwatch.config.policy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import eu.sealwatch.config.yaml.Nearest;
import eu.sealwatch.config.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads work orders from CSV (RFC 4180) with a header line, separated by commas or, as some
 * spreadsheets write, by semicolons. Columns are named like the policy's own keys, in any order;
 * {@code zone} is one more, for times without an offset.
 */
final class CsvOrders {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "asset",
                    "from",
                    "to",
                    "zone",
                    "tools",
                    "person",
                    "approver",
                    "jump-host",
                    "origins",
                    "longest");
    private static final Set<String> REQUIRED = Set.of("id", "asset", "from", "to");

    private final String name;
    private final String label;
    private final Problems problems = new Problems();

    private CsvOrders(String name, String label) {
        this.name = name;
        this.label = label;
    }

    /**
     * @param name names the file in findings
     * @param label names it in messages
     */
    static List<OrderLine> read(String text, String name, String label) {
        return new CsvOrders(name, label).lines(text);
    }

    private List<OrderLine> lines(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        boolean semicolons = header.contains(";") && !header.contains(",");
        List<OrderLine> orders = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(semicolons ? ';' : ',')
                        .detectBomHeader(false)
                        .allowMissingFields(true)
                        .ofNamedCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            boolean first = true;
            for (NamedCsvRecord row : records) {
                if (first) {
                    checkHeader(row.getHeader());
                    first = false;
                }
                problems.attempt(() -> order(row)).ifPresent(orders::add);
            }
        } catch (CsvParseException e) {
            // the library wraps what is wrong with the first record
            Throwable told = e.getCause() == null ? e : e.getCause();
            throw OrderLine.error(label, 1, "", "not CSV: " + told.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("text at hand cannot fail to be read", e);
        }
        problems.throwIfAny();
        return orders;
    }

    private void checkHeader(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            String plain = plain(column);
            if (!COLUMNS.contains(plain)) {
                throw OrderLine.error(
                        label, 1, column, "unknown column" + Nearest.hint(plain, COLUMNS));
            }
            if (!seen.add(plain)) {
                throw OrderLine.error(label, 1, column, "the column is there twice");
            }
        }
        for (String column : COLUMNS) {
            if (REQUIRED.contains(column) && !seen.contains(column)) {
                throw OrderLine.error(label, 1, column, "the column is missing");
            }
        }
    }

    private OrderLine order(NamedCsvRecord row) {
        Map<String, String> fields = new HashMap<>();
        row.getFieldsAsMap().forEach((column, value) -> fields.put(plain(column), value.strip()));
        int line = Math.toIntExact(row.getStartingLineNumber());
        return new OrderLine(
                new Line(name, line),
                label,
                fields,
                moment(fields, "from", line),
                moment(fields, "to", line));
    }

    private Instant moment(Map<String, String> fields, String field, int line) {
        String text = fields.getOrDefault(field, "");
        if (text.isEmpty()) {
            throw OrderLine.error(label, line, field, "missing");
        }
        try {
            Optional<String> zone =
                    Optional.of(fields.getOrDefault("zone", "")).filter(word -> !word.isEmpty());
            return zone.isPresent()
                            && text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?")
                    ? LocalDateTime.parse(text.replace(' ', 'T'))
                            .atZone(Times.zone(zone.get()))
                            .toInstant()
                    : Times.instant(text.replace(' ', 'T'));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw OrderLine.error(label, line, field, String.valueOf(e.getMessage()));
        }
    }

    private static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }
}
