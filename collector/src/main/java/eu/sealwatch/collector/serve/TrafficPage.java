package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.store.Cursor;
import eu.sealwatch.collector.store.FlowQueries;
import eu.sealwatch.collector.store.FlowQueries.StoredFlow;
import eu.sealwatch.collector.store.Page;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.ecs.FlowJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Flows: search, one flow's facts, export. */
public record TrafficPage(
        Query query, List<FlowRow> rows, Optional<String> next, boolean exports, String link) {
    private static final int ROWS = 100;
    private static final FlowJson JSON = new FlowJson(CodePoints.NAMES);

    /** Rows that are looked at for one page, where a scope of sites leaves some out. */
    private static final int MOST_LOOKED_AT = 5000;

    /** Rows of one export; who needs more narrows the time. */
    private static final int MOST_EXPORTED = 50_000;

    /** What the person filled in, as it came. */
    public record Query(String address, String protocol, String name, String from, String to) {
        String link() {
            var parts = new ArrayList<String>();
            add(parts, "address", address);
            add(parts, "protocol", protocol);
            add(parts, "name", name);
            add(parts, "from", from);
            add(parts, "to", to);
            return String.join("&", parts);
        }

        private static void add(List<String> parts, String field, String value) {
            if (!value.isEmpty()) {
                parts.add(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }

    static void show(Exchange exchange, Sources sources) throws BadRequest {
        Query query = query(exchange);
        var policy = sources.policy().get();
        var inventory = new Inventory(policy);
        var preset = Protection.preset(policy);
        Page<StoredFlow> page =
                page(exchange, sources, filter(query, inventory), cursor(exchange), ROWS);
        String link = query.link();
        exchange.html(
                "traffic.jte",
                exchange.frame(exchange.texts().of("nav.traffic"), "/traffic"),
                new TrafficPage(
                        query,
                        page.rows().stream()
                                .map(flow -> FlowRow.of(flow, inventory, preset))
                                .toList(),
                        page.next()
                                .map(cursor ->
                                        "/traffic?"
                                                + (link.isEmpty() ? "" : link + "&")
                                                + "cursor="
                                                + cursor.text()),
                        exchange.person().may(Right.FLOWS_EXPORT),
                        link.isEmpty() ? "" : "?" + link));
    }

    /** One flow with all its facts, as the record that an export would have. */
    public record One(FlowRow row, String agent, long entry, List<Fact> facts) {}

    /** A field with its ECS name. */
    public record Fact(String name, String value) {}

    static void one(Exchange exchange, Sources sources) throws BadRequest {
        StoredFlow stored = find(exchange, sources);
        var policy = sources.policy().get();
        var inventory = new Inventory(policy);
        exchange.html(
                "flow.jte",
                exchange.frame(exchange.texts().of("flow.title"), "/traffic"),
                new One(
                        FlowRow.of(stored, inventory, Protection.preset(policy)),
                        stored.agent(),
                        stored.entry(),
                        facts(line(stored, inventory))));
    }

    static StoredFlow find(Exchange exchange, Sources sources) throws BadRequest {
        String id = exchange.path("id");
        if (!id.matches("[0-9a-f]{2,64}") || id.length() % 2 != 0) {
            throw BadRequest.notFound();
        }
        var inventory = new Inventory(sources.policy().get());
        return new FlowQueries(sources.store())
                .one(HexFormat.of().parseHex(id))
                .filter(flow -> within(exchange, inventory, flow))
                .orElseThrow(BadRequest::notFound);
    }

    static void csv(Exchange exchange, Sources sources) throws BadRequest, IOException {
        var policy = sources.policy().get();
        var inventory = new Inventory(policy);
        var preset = Protection.preset(policy);
        var text =
                new StringBuilder(
                        "start,end,source.ip,source.port,source.bytes,destination.ip,"
                                + "destination.port,destination.bytes,destination.domain,"
                                + "network.transport,network.protocol,network.direction,protection\r\n");
        for (StoredFlow flow : all(exchange, sources, inventory)) {
            FlowRow row = FlowRow.of(flow, inventory, preset);
            text.append(
                    String.join(
                            ",",
                            Shown.rfc3339(row.start()),
                            Shown.rfc3339(row.end()),
                            row.source(),
                            String.valueOf(row.sourcePort()),
                            String.valueOf(row.sent()),
                            row.destination(),
                            String.valueOf(row.destinationPort()),
                            String.valueOf(row.received()),
                            cell(row.domain()),
                            row.transport(),
                            cell(row.spoken()),
                            row.direction(),
                            row.protection()));
            text.append("\r\n");
        }
        download(exchange, "flows.csv", "text/csv; charset=utf-8", text.toString());
    }

    static void jsonLines(Exchange exchange, Sources sources) throws BadRequest, IOException {
        var inventory = new Inventory(sources.policy().get());
        var text = new StringBuilder();
        for (StoredFlow flow : all(exchange, sources, inventory)) {
            text.append(line(flow, inventory)).append('\n');
        }
        download(exchange, "flows.jsonl", "application/x-ndjson", text.toString());
    }

    static String line(StoredFlow stored, Inventory inventory) {
        String source = Cidr.format(stored.flow().getSource().getIp().toByteArray());
        String destination = Cidr.format(stored.flow().getDestination().getIp().toByteArray());
        return JSON.line(
                stored.flow(),
                new FlowContext(
                        Optional.empty(),
                        inventory.site(source).or(() -> inventory.site(destination)),
                        inventory
                                .asset(source)
                                .or(() -> inventory.asset(destination))
                                .map(asset -> asset.id()),
                        Optional.of(stored.agent())));
    }

    static Query query(Exchange exchange) throws BadRequest {
        return new Query(
                exchange.query("address").strip(),
                exchange.query("protocol").strip().toLowerCase(Locale.ROOT),
                exchange.query("name").strip(),
                exchange.query("from").strip(),
                exchange.query("to").strip());
    }

    static FlowQueries.Filter filter(Query query, Inventory inventory) throws BadRequest {
        return new FlowQueries.Filter(
                some(query.address()).map(address -> inventory.addresses(address).getFirst()),
                some(query.protocol()),
                some(query.name()),
                time("from", query.from()),
                time("to", query.to()));
    }

    /** A page of what the person may see; who sees some sites only may get a short one. */
    static Page<StoredFlow> page(
            Exchange exchange,
            Sources sources,
            FlowQueries.Filter filter,
            Optional<Cursor> after,
            int most) {
        var flows = new FlowQueries(sources.store());
        if (exchange.person().sites().isEmpty()) {
            return flows.page(filter, after, most);
        }
        var inventory = new Inventory(sources.policy().get());
        var rows = new ArrayList<StoredFlow>();
        Optional<Cursor> from = after;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += most) {
            Page<StoredFlow> page = flows.page(filter, from, most);
            for (StoredFlow flow : page.rows()) {
                if (within(exchange, inventory, flow)) {
                    rows.add(flow);
                }
                if (rows.size() == most) {
                    return new Page<>(
                            rows, Optional.of(new Cursor(flow.flow().getStart(), flow.id())));
                }
            }
            from = page.next();
            if (from.isEmpty()) {
                break;
            }
        }
        return new Page<>(rows, from);
    }

    private static List<StoredFlow> all(Exchange exchange, Sources sources, Inventory inventory)
            throws BadRequest, IOException {
        Query query = query(exchange);
        var rows = new ArrayList<StoredFlow>();
        var filter = filter(query, inventory);
        Optional<Cursor> from = Optional.empty();
        do {
            Page<StoredFlow> page = page(exchange, sources, filter, from, 1000);
            rows.addAll(page.rows());
            from = page.next();
        } while (from.isPresent() && rows.size() < MOST_EXPORTED);
        exchange.record(Verb.FLOWS_EXPORT, List.of(), shortened(query.link()));
        if (from.isPresent()) {
            exchange.context().response().putHeader("Sealwatch-Truncated", "true");
        }
        return rows;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), Deed.LONGEST_COMMENT));
    }

    private static void download(Exchange exchange, String name, String type, String text) {
        exchange.context()
                .response()
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        exchange.send(200, type, text);
    }

    private static boolean within(Exchange exchange, Inventory inventory, StoredFlow flow) {
        return inventory.within(
                exchange.scope(),
                Cidr.format(flow.flow().getSource().getIp().toByteArray()),
                Cidr.format(flow.flow().getDestination().getIp().toByteArray()));
    }

    /** RFC 4180; a leading sign must not make a spreadsheet compute what a stranger wrote. */
    private static String cell(String text) {
        String safe = text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("[A-Za-z0-9._:'-]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    static Optional<Cursor> cursor(Exchange exchange) throws BadRequest {
        Optional<Cursor> cursor = FindingListPage.cursor(exchange);
        if (cursor.isPresent() && cursor.get().id().length() % 2 != 0) {
            throw new BadRequest("cursor is not one that we gave");
        }
        return cursor;
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** RFC 3339, or what a browser's date field sends, which is taken for UTC. */
    static OptionalLong time(String field, String text) throws BadRequest {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            Instant instant =
                    text.endsWith("Z") || text.contains("+")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return OptionalLong.of(Shown.nanos(instant));
        } catch (DateTimeException e) {
            throw new BadRequest(field + " is not a time such as 2026-03-03T09:15");
        }
    }

    private static List<Fact> facts(String line) {
        var facts = new ArrayList<Fact>();
        flatten("", tools.jackson.databind.json.JsonMapper.shared().readTree(line), facts);
        return facts;
    }

    private static void flatten(
            String name, tools.jackson.databind.JsonNode node, List<Fact> facts) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            flatten(
                                    name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                                    field.getValue(),
                                    facts));
        } else if (node.isArray() && node.values().stream().noneMatch(each -> each.isObject())) {
            facts.add(
                    new Fact(
                            name,
                            String.join(
                                    ", ",
                                    node.values().stream().map(each -> each.asString()).toList())));
        } else if (node.isArray()) {
            int[] at = {0};
            node.values().forEach(each -> flatten(name + "[" + at[0]++ + "]", each, facts));
        } else {
            facts.add(new Fact(name, node.asString()));
        }
    }
}
