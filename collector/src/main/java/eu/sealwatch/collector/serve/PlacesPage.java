package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.PlaceQueries;
import eu.sealwatch.collector.store.PlaceQueries.Sum;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Where data goes: asset by place, with bytes and the worst protection that was seen. */
public record PlacesPage(
        int days,
        String authority,
        List<String> assets,
        int otherAssets,
        List<Row> rows,
        int otherPlaces,
        Map<String, Long> bytesByProtection) {
    private static final int MOST_SUMS = 5000;
    private static final int MOST_ROWS = 60;
    private static final int MOST_COLUMNS = 7;

    /** A place, with a cell for each asset of the head, in its order. */
    public record Row(
            String place,
            String link,
            String spoken,
            String protection,
            String protectedBy,
            long sent,
            long received,
            long flows,
            long lastSeen,
            List<Optional<Cell>> cells) {}

    public record Cell(long bytes, String protection) {}

    public List<Integer> choices() {
        return List.of(1, 7, 30, 365);
    }

    /** Share of all bytes in thousandths, for the bar. */
    public long share(String protection) {
        long all = bytesByProtection.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? 0 : bytesByProtection.getOrDefault(protection, 0L) * 1000 / all;
    }

    static void show(Exchange exchange, Sources sources) throws BadRequest {
        int days = days(exchange);
        var policy = sources.policy().get();
        var inventory = new Inventory(policy);
        var places = new PlaceQueries(sources.store());
        long last = places.lastDay();
        var preset = Protection.preset(policy);
        var day = LocalDate.ofEpochDay(last);
        var assets = new HashMap<String, Long>();
        var rows = new LinkedHashMap<String, Gathered>();
        var shares = new HashMap<String, Long>();
        for (Sum sum : places.since(last - days + 1, MOST_SUMS)) {
            if (!inventory.within(exchange.scope(), sum.inside(), sum.outside())) {
                continue;
            }
            String asset = inventory.name(sum.inside());
            long bytes = sum.sent() + sum.received();
            var protection = Protection.of(sum.means(), preset, day);
            assets.merge(asset, bytes, Long::sum);
            shares.merge(protection.word(), bytes, Long::sum);
            rows.computeIfAbsent(sum.outside(), _ -> new Gathered()).add(asset, sum, protection);
        }
        List<String> columns =
                assets.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(MOST_COLUMNS)
                        .map(Map.Entry::getKey)
                        .toList();
        List<Row> shown =
                rows.entrySet().stream()
                        .map(entry -> entry.getValue().row(entry.getKey(), columns))
                        .sorted(
                                Comparator.comparingLong((Row row) -> row.sent() + row.received())
                                        .reversed())
                        .toList();
        exchange.html(
                "places.jte",
                exchange.frame(exchange.texts().of("nav.places"), "/places"),
                new PlacesPage(
                        days,
                        preset.title(),
                        columns,
                        assets.size() - columns.size(),
                        shown.stream().limit(MOST_ROWS).toList(),
                        Math.max(0, shown.size() - MOST_ROWS),
                        shares));
    }

    private static int days(Exchange exchange) throws BadRequest {
        String given = exchange.given("days").orElse("30");
        if (!given.matches("[1-9][0-9]{0,2}")) {
            throw new BadRequest("days is a number from 1 to 999");
        }
        return Integer.parseInt(given);
    }

    /** Sums of one place while they are gathered. */
    private static final class Gathered {
        private final Map<String, Cell> cells = new HashMap<>();
        private final TreeSet<String> spoken = new TreeSet<>();
        private Protection worst = Protection.UNKNOWN;
        private String by = "";
        private long sent;
        private long received;
        private long flows;
        private long lastSeen;

        void add(String asset, Sum sum, Protection protection) {
            cells.merge(
                    asset,
                    new Cell(sum.sent() + sum.received(), protection.word()),
                    (one, other) ->
                            new Cell(
                                    one.bytes() + other.bytes(),
                                    Protection.worse(word(one), word(other)).word()));
            if (!sum.spoken().isEmpty()) {
                spoken.add(sum.spoken());
            }
            if (protection.compareTo(worst) < 0) {
                worst = protection;
                by = Protection.described(sum.means());
            }
            sent += sum.sent();
            received += sum.received();
            flows += sum.flows();
            lastSeen = Math.max(lastSeen, sum.lastSeen());
        }

        Row row(String place, List<String> columns) {
            var inOrder = new ArrayList<Optional<Cell>>();
            for (String column : columns) {
                inOrder.add(Optional.ofNullable(cells.get(column)));
            }
            String encoded = URLEncoder.encode(place, StandardCharsets.UTF_8);
            return new Row(
                    place,
                    (place.matches("[0-9.]+|.*:.*") ? "/traffic?address=" : "/traffic?name=")
                            + encoded,
                    String.join(", ", spoken),
                    worst.word(),
                    by,
                    sent,
                    received,
                    flows,
                    lastSeen,
                    inOrder);
        }

        private static Protection word(Cell cell) {
            for (Protection each : Protection.values()) {
                if (each.word().equals(cell.protection())) {
                    return each;
                }
            }
            return Protection.UNKNOWN;
        }
    }
}
