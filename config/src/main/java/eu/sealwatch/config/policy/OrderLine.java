package eu.sealwatch.config.policy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.Scalars;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One order of a file that is not YAML: its fields as text, under the names that the policy has for
 * them.
 *
 * @param line where it begins; its messages name it
 * @param label the file in messages
 */
record OrderLine(Line line, String label, Map<String, String> fields, Instant from, Instant to) {
    private static final String LIST_SEPARATORS = "[\\s|]+";

    OrderLine {
        fields = Map.copyOf(fields);
    }

    WorkOrder read(Ids assetIds, Ids toolIds, Ids jumpHostIds) {
        if (!to.isAfter(from)) {
            throw error(label, line.number(), "to", "a work order must end after it begins");
        }
        return new WorkOrder(
                value("id", OrderLine::id).orElseThrow(() -> missing("id")),
                value("asset", assetIds::reference).orElseThrow(() -> missing("asset")),
                from,
                to,
                list("tools", toolIds::reference),
                value("person", Function.identity()),
                value("approver", Function.identity()),
                value("jump-host", jumpHostIds::reference),
                list("origins", Cidr::parse),
                value("longest", OrderLine::longest),
                line);
    }

    /** Identifiers of calendars are longer than people's own, and have other characters. */
    private static String id(String text) {
        if (text.matches("[\\x21-\\x7e]{1,160}")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not an id of up to 160 characters without spaces");
    }

    private static Duration longest(String text) {
        return Scalars.duration(text, MaintenanceReader.LONGEST);
    }

    private <T> Optional<T> value(String field, Function<String, T> parser) {
        String text = fields.getOrDefault(field, "").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(field, text, parser));
    }

    private <T> List<T> list(String field, Function<String, T> parser) {
        List<T> items = new ArrayList<>();
        for (String item : fields.getOrDefault(field, "").strip().split(LIST_SEPARATORS, -1)) {
            if (!item.isEmpty()) {
                items.add(parse(field, item, parser));
            }
        }
        return items;
    }

    private <T> T parse(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw error(label, line.number(), field, String.valueOf(e.getMessage()));
        }
    }

    private ConfigException missing(String field) {
        return error(label, line.number(), field, "missing");
    }

    static ConfigException error(String label, long line, String field, String message) {
        return new ConfigException(
                label + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message);
    }
}
