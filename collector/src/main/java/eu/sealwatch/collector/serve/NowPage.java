package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.store.AgentQueries;
import eu.sealwatch.collector.store.FindingQueries;
import eu.sealwatch.collector.store.FlowQueries;
import eu.sealwatch.collector.store.SessionQueries;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.policy.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The first page: is all well, and where not. */
public record NowPage(
        List<SiteCard> sites,
        List<Tile> tiles,
        List<FindingRow> urgent,
        List<SessionRow> sessions,
        boolean anyRunning,
        List<AgentRow> agents,
        Optional<Policy> policy,
        long flows,
        long entries,
        long signed) {
    private static final int MOST_URGENT = 8;
    private static final int MOST_SESSIONS = 6;
    private static final List<Severity> WORST_FIRST =
            Arrays.stream(Severity.values()).sorted(Comparator.reverseOrder()).toList();

    /** Open findings of a severity. */
    public record Tile(String severity, int open, int acknowledged) {}

    /**
     * @param state {@code alarm}, {@code watch} or {@code calm}: by the worst open finding
     */
    public record SiteCard(String id, String name, String state, List<Tile> tiles) {}

    public record Policy(String id, int version, int sites, int assets, int endpoints) {}

    static void show(Exchange exchange, Sources sources) {
        var findings = new FindingQueries(sources.store());
        var policy = sources.policy().get();
        var inventory = new Inventory(policy);
        var counts = findings.counts(exchange.scope());
        var urgent = urgent(findings, exchange);
        var sessions = new SessionQueries(sources.store());
        var running = within(sessions.running(50), exchange, inventory);
        var shown =
                running.isEmpty()
                        ? within(
                                sessions.latest(SessionQueries.Filter.NONE, 50),
                                exchange,
                                inventory)
                        : running;
        exchange.html(
                "now.jte",
                exchange.frame(exchange.texts().of("nav.now"), "/"),
                new NowPage(
                        cards(inventory, counts, exchange),
                        tiles(counts),
                        urgent,
                        shown.stream().limit(MOST_SESSIONS).toList(),
                        !running.isEmpty(),
                        exchange.person().may(Right.AGENTS_READ)
                                ? AgentRow.all(
                                        new AgentQueries(sources.store()),
                                        sources.clock().instant())
                                : List.of(),
                        policy.map(known ->
                                new Policy(
                                        known.policy().id(),
                                        known.policy().version(),
                                        known.policy().sites().size(),
                                        known.policy().assets().size(),
                                        known.policy().endpoints().size())),
                        new FlowQueries(sources.store()).count(),
                        sources.log().size(),
                        sources.log()
                                .latestCheckpoint()
                                .map(signed -> signed.checkpoint().size())
                                .orElse(0L)));
    }

    /** The worst first, and of those the last seen. */
    private static List<FindingRow> urgent(FindingQueries findings, Exchange exchange) {
        var rows = new ArrayList<FindingRow>();
        for (Severity severity : WORST_FIRST) {
            if (rows.size() < MOST_URGENT) {
                var filter =
                        new FindingQueries.Filter(
                                Set.of(severity),
                                Set.of("open"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "");
                findings.page(filter, exchange.scope(), Optional.empty(), MOST_URGENT - rows.size())
                        .rows()
                        .forEach(stored -> rows.add(FindingRow.of(stored)));
            }
        }
        return rows;
    }

    private static List<SessionRow> within(
            List<SessionQueries.StoredSession> sessions, Exchange exchange, Inventory inventory) {
        return sessions.stream()
                .map(stored -> SessionRow.of(stored, inventory))
                .filter(row -> inventory.within(exchange.scope(), row.assetIp(), row.farIp()))
                .toList();
    }

    private static List<SiteCard> cards(
            Inventory inventory, List<FindingQueries.Count> counts, Exchange exchange) {
        var ids = new TreeSet<String>();
        inventory.sites().stream().map(Site::id).forEach(ids::add);
        counts.stream().map(FindingQueries.Count::site).forEach(ids::add);
        return ids.stream()
                .filter(exchange.scope()::holds)
                .map(id -> {
                    var own = counts.stream().filter(count -> count.site().equals(id)).toList();
                    String name =
                            inventory.sites().stream()
                                    .filter(site -> site.id().equals(id))
                                    .map(Site::name)
                                    .findFirst()
                                    .orElse(id);
                    return new SiteCard(id, name, state(own), tiles(own));
                })
                .toList();
    }

    private static String state(List<FindingQueries.Count> counts) {
        int worst =
                counts.stream()
                        .filter(count -> count.state().equals("open"))
                        .mapToInt(count -> count.severity().number())
                        .max()
                        .orElse(0);
        if (worst >= Severity.HIGH.number()) {
            return "alarm";
        }
        return worst >= Severity.MEDIUM.number() ? "watch" : "calm";
    }

    static List<Tile> tiles(List<FindingQueries.Count> counts) {
        return WORST_FIRST.stream()
                .map(severity ->
                        new Tile(
                                Shown.word(severity),
                                sum(counts, severity, "open"),
                                sum(counts, severity, "acknowledged")))
                .toList();
    }

    private static int sum(List<FindingQueries.Count> counts, Severity severity, String state) {
        return counts.stream()
                .filter(count -> count.severity() == severity && count.state().equals(state))
                .mapToInt(FindingQueries.Count::findings)
                .sum();
    }
}
