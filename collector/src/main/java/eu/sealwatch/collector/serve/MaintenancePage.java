package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.SessionQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maintenance sessions on a time axis, and as a list. */
public record MaintenancePage(
        String asset, String tool, List<SessionRow> rows, Optional<Chart> chart, boolean more) {
    private static final int MOST = 200;

    /** Width of the axis in the picture's own units. */
    private static final double WIDTH = 1000;

    private static final double NARROWEST = 3;
    private static final int TICKS = 6;

    /** The picture: a lane for each asset, a bar for each session. */
    public record Chart(List<Lane> lanes, List<Tick> ticks, long from, long to) {
        public int height() {
            return 26 + lanes.size() * 30;
        }
    }

    public record Lane(String asset, List<Bar> bars) {}

    /** Left edge and width in units of the axis. */
    public record Bar(String id, double x, double width, String kind, String title) {}

    public record Tick(double x, String text) {}

    static void show(Exchange exchange, Sources sources) throws BadRequest {
        var inventory = new Inventory(sources.policy().get());
        Optional<String> asset = exchange.given("asset");
        Optional<String> tool = exchange.given("tool");
        var filter =
                new SessionQueries.Filter(
                        asset.map(given -> inventory.addresses(given).getFirst()), tool);
        List<SessionRow> rows =
                new SessionQueries(sources.store())
                        .latest(filter, MOST + 1).stream()
                                .map(stored -> SessionRow.of(stored, inventory))
                                .filter(row ->
                                        inventory.within(
                                                exchange.scope(), row.assetIp(), row.farIp()))
                                .toList();
        boolean more = rows.size() > MOST;
        List<SessionRow> shown = more ? rows.subList(0, MOST) : rows;
        exchange.html(
                "maintenance.jte",
                exchange.frame(exchange.texts().of("nav.maintenance"), "/maintenance"),
                new MaintenancePage(asset.orElse(""), tool.orElse(""), shown, chart(shown), more));
    }

    static Optional<Chart> chart(List<SessionRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long first = rows.stream().mapToLong(SessionRow::start).min().orElseThrow();
        long last = rows.stream().mapToLong(SessionRow::end).max().orElseThrow();
        long margin = Math.max((last - first) / 50, 1_000_000_000L);
        long from = first - margin;
        long to = last + margin;
        Map<String, List<Bar>> lanes = new LinkedHashMap<>();
        for (SessionRow row : rows) {
            double x = x(row.start(), from, to);
            lanes.computeIfAbsent(row.asset(), _ -> new ArrayList<>())
                    .add(
                            new Bar(
                                    row.id(),
                                    x,
                                    Math.max(NARROWEST, x(row.end(), from, to) - x),
                                    row.running() ? "running" : "ended",
                                    "%s %s %s, %s"
                                            .formatted(
                                                    row.tool(),
                                                    row.far(),
                                                    Shown.time(row.start()),
                                                    Shown.length(row.end() - row.start()))));
        }
        var ticks = new ArrayList<Tick>();
        boolean sameDay =
                Shown.minute(from).substring(0, 10).equals(Shown.minute(to).substring(0, 10));
        for (int i = 0; i <= TICKS; i++) {
            long at = from + (to - from) / TICKS * i;
            ticks.add(
                    new Tick(
                            WIDTH / TICKS * i,
                            sameDay
                                    ? to - from < 600_000_000_000L
                                            ? Shown.time(at).substring(11)
                                            : Shown.clock(at)
                                    : Shown.minute(at).substring(5)));
        }
        return Optional.of(
                new Chart(
                        lanes.entrySet().stream()
                                .map(lane -> new Lane(lane.getKey(), lane.getValue()))
                                .toList(),
                        ticks,
                        from,
                        to));
    }

    private static double x(long time, long from, long to) {
        return Math.round((double) (time - from) / (to - from) * WIDTH * 10) / 10.0;
    }
}
