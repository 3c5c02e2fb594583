package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.store.Cursor;
import eu.sealwatch.collector.store.FindingQueries;
import eu.sealwatch.collector.store.Page;
import eu.sealwatch.collector.store.StoredFinding;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.policy.Site;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** All findings: filter, page through, and handle many at once. */
public record FindingListPage(
        Query query,
        List<FindingRow> rows,
        Optional<String> next,
        boolean handles,
        List<NowPage.Tile> tiles,
        List<String> codes,
        List<String> sites,
        String back) {
    static final List<String> STATES = List.of("open", "acknowledged", "resolved", "excepted");
    private static final int ROWS = 50;

    /** What the person filled in, as it came. */
    public record Query(
            List<String> severities,
            List<String> states,
            String code,
            String site,
            String subject,
            String text) {

        public boolean has(String severity) {
            return severities.contains(severity);
        }

        public boolean hasState(String state) {
            return states.contains(state);
        }

        /** The same as a query string, for links; empty when nothing is filled in. */
        public String link() {
            var parts = new ArrayList<String>();
            severities.forEach(severity -> parts.add("severity=" + encode(severity)));
            states.forEach(state -> parts.add("state=" + encode(state)));
            add(parts, "code", code);
            add(parts, "site", site);
            add(parts, "subject", subject);
            add(parts, "text", text);
            return String.join("&", parts);
        }

        private static void add(List<String> parts, String name, String value) {
            if (!value.isEmpty()) {
                parts.add(name + "=" + encode(value));
            }
        }
    }

    public List<String> allStates() {
        return STATES;
    }

    public List<String> allSeverities() {
        return Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .map(Shown::word)
                .toList();
    }

    static void show(Exchange exchange, Sources sources) throws BadRequest {
        var findings = new FindingQueries(sources.store());
        Query query = query(exchange);
        Page<StoredFinding> page =
                findings.page(filter(query), exchange.scope(), cursor(exchange), ROWS);
        String link = query.link();
        String here = link.isEmpty() ? "/findings" : "/findings?" + link;
        exchange.html(
                "findings.jte",
                exchange.frame(exchange.texts().of("nav.findings"), "/findings"),
                new FindingListPage(
                        query,
                        page.rows().stream().map(FindingRow::of).toList(),
                        page.next()
                                .map(cursor ->
                                        here
                                                + (link.isEmpty() ? "?" : "&")
                                                + "cursor="
                                                + cursor.text()),
                        exchange.person().may(Right.FINDINGS_HANDLE),
                        NowPage.tiles(findings.counts(exchange.scope())),
                        findings.codes(),
                        new Inventory(sources.policy().get())
                                .sites().stream()
                                        .map(Site::id)
                                        .filter(exchange.scope()::holds)
                                        .toList(),
                        here));
    }

    /** Acknowledges, resolves, reopens or comments what was ticked. */
    static void handle(Exchange exchange, Sources sources) throws BadRequest, IOException {
        var findings = new FindingQueries(sources.store());
        List<String> ids = exchange.forms("id");
        if (ids.isEmpty()) {
            throw new BadRequest(exchange.texts().of("findings.none-ticked"));
        }
        if (ids.size() > Deed.MOST_ABOUT) {
            throw new BadRequest("at most " + Deed.MOST_ABOUT + " findings at once");
        }
        String comment = exchange.form("comment").strip();
        if (comment.length() > Deed.LONGEST_COMMENT) {
            throw new BadRequest(exchange.texts().of("findings.comment-long"));
        }
        Verb verb = verb(exchange.form("verb"));
        if (verb != Verb.FINDING_ACKNOWLEDGE && comment.isEmpty()) {
            throw new BadRequest(exchange.texts().of("findings.comment-missing"));
        }
        List<String> existing = findings.existing(ids, exchange.scope());
        if (existing.size() != new HashSet<>(ids).size()) {
            throw BadRequest.notFound();
        }
        exchange.record(verb, existing, comment);
        exchange.redirect(back(exchange.form("back")));
    }

    static Verb verb(String word) throws BadRequest {
        return switch (word) {
            case "acknowledge" -> Verb.FINDING_ACKNOWLEDGE;
            case "resolve" -> Verb.FINDING_RESOLVE;
            case "reopen" -> Verb.FINDING_REOPEN;
            case "comment" -> Verb.FINDING_COMMENT;
            default -> throw new BadRequest("verb is acknowledge, resolve, reopen or comment");
        };
    }

    /** Only to pages of ours: a form must not send anybody elsewhere. */
    private static String back(String path) {
        return path.matches("/findings[A-Za-z0-9/?&=%._~+-]*") ? path : "/findings";
    }

    static Optional<Cursor> cursor(Exchange exchange) throws BadRequest {
        Optional<String> given = exchange.given("cursor");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<Cursor> cursor = Cursor.parse(given.get());
        if (cursor.isEmpty()) {
            throw new BadRequest("cursor is not one that we gave");
        }
        return cursor;
    }

    static Query query(Exchange exchange) throws BadRequest {
        return new Query(
                exchange.queries("severity"),
                exchange.queries("state"),
                exchange.query("code").strip(),
                exchange.query("site").strip(),
                exchange.query("subject").strip(),
                exchange.query("text").strip());
    }

    static FindingQueries.Filter filter(Query query) throws BadRequest {
        var severities = new HashSet<Severity>();
        for (String word : query.severities()) {
            severities.add(severity(word));
        }
        for (String state : query.states()) {
            if (!STATES.contains(state)) {
                throw new BadRequest("state is one of " + STATES);
            }
        }
        return new FindingQueries.Filter(
                severities,
                Set.copyOf(query.states()),
                Optional.of(query.code()).filter(code -> !code.isEmpty()),
                Optional.of(query.site()).filter(site -> !site.isEmpty()),
                Optional.of(query.subject()).filter(subject -> !subject.isEmpty()),
                query.text());
    }

    private static Severity severity(String word) throws BadRequest {
        try {
            return Severity.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRequest("severity is info, low, medium, high or critical");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
