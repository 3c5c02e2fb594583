package eu.sealwatch.collector.serve;

import static eu.sealwatch.collector.serve.Endpoint.get;
import static eu.sealwatch.collector.serve.Endpoint.post;

import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.judge.CodePoints;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.store.AgentQueries;
import eu.sealwatch.collector.store.Cursor;
import eu.sealwatch.collector.store.FindingQueries;
import eu.sealwatch.collector.store.FlowQueries.StoredFlow;
import eu.sealwatch.collector.store.Page;
import eu.sealwatch.collector.store.SessionQueries;
import eu.sealwatch.collector.store.StoredFinding;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.Sha256;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.ecs.SessionJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST API, as {@code openapi.yaml} beside it describes it. Findings, flows and sessions are
 * the same ECS objects that the command line prints.
 */
final class Api {
    static final String CONTRACT = "openapi.yaml";
    private static final String BASE = "/api/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SessionJson SESSION = new SessionJson();
    private static final int ROWS = 100;
    private static final int MOST_ROWS = 1000;

    private final Sources sources;

    Api(Sources sources) {
        this.sources = sources;
    }

    List<Endpoint> endpoints() {
        return List.of(
                get("/api/openapi.yaml", Right.NOBODY_ASKED, Api::contract),
                get(BASE + "/findings", Right.FINDINGS_READ, this::findings),
                get(BASE + "/findings/:id", Right.FINDINGS_READ, this::finding),
                post(
                        BASE + "/findings/:id/acknowledge",
                        Right.FINDINGS_HANDLE,
                        to -> handle(to, Verb.FINDING_ACKNOWLEDGE)),
                post(
                        BASE + "/findings/:id/resolve",
                        Right.FINDINGS_HANDLE,
                        to -> handle(to, Verb.FINDING_RESOLVE)),
                post(
                        BASE + "/findings/:id/reopen",
                        Right.FINDINGS_HANDLE,
                        to -> handle(to, Verb.FINDING_REOPEN)),
                post(
                        BASE + "/findings/:id/comment",
                        Right.FINDINGS_HANDLE,
                        to -> handle(to, Verb.FINDING_COMMENT)),
                get(
                        BASE + "/findings/:id/evidence",
                        Right.EVIDENCE_EXPORT,
                        to -> FindingPage.export(to, sources)),
                get(BASE + "/flows", Right.FLOWS_READ, this::flows),
                get(BASE + "/flows/:id", Right.FLOWS_READ, this::flow),
                get(BASE + "/sessions", Right.SESSIONS_READ, this::sessions),
                get(BASE + "/agents", Right.AGENTS_READ, this::agents),
                get(BASE + "/agents/:name/coverage", Right.AGENTS_READ, this::coverage),
                get(BASE + "/policy", Right.POLICY_READ, this::policy),
                get(BASE + "/log/checkpoint", Right.LOG_READ, this::checkpoint));
    }

    /** An error as RFC 9457 has it. */
    static void problem(Exchange exchange, int status, String detail) {
        ObjectNode problem = JSON.createObjectNode();
        problem.put("type", "about:blank");
        problem.put("status", status);
        problem.put("detail", detail);
        exchange.send(status, "application/problem+json", problem.toString());
    }

    private static void contract(Exchange exchange) throws IOException {
        try (InputStream in = Api.class.getResourceAsStream(CONTRACT)) {
            if (in == null) {
                throw new IOException(CONTRACT + " is not in the program");
            }
            exchange.send(200, "application/yaml", Buffer.buffer(in.readAllBytes()));
        }
    }

    private void findings(Exchange exchange) throws BadRequest {
        Page<StoredFinding> page =
                new FindingQueries(sources.store())
                        .page(
                                FindingListPage.filter(FindingListPage.query(exchange)),
                                exchange.scope(),
                                FindingListPage.cursor(exchange),
                                exchange.limit(ROWS, MOST_ROWS));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("findings");
        page.rows().forEach(stored -> list.add(json(stored)));
        end(exchange, answer, page.next());
    }

    private void finding(Exchange exchange) throws BadRequest {
        tagged(exchange, json(FindingPage.find(exchange, sources)).toString());
    }

    private void handle(Exchange exchange, Verb verb) throws BadRequest, IOException {
        StoredFinding stored = FindingPage.find(exchange, sources);
        String match = exchange.context().request().getHeader("If-Match");
        if (match != null && !match.equals("*") && !match.equals(tag(json(stored).toString()))) {
            throw new BadRequest(412, "the finding has changed; read it again");
        }
        String comment = comment(exchange);
        if (verb != Verb.FINDING_ACKNOWLEDGE && comment.isEmpty()) {
            throw new BadRequest("comment is missing: say why");
        }
        exchange.record(verb, List.of(stored.finding().id()), comment);
        tagged(exchange, json(FindingPage.find(exchange, sources)).toString());
    }

    private static String comment(Exchange exchange) throws BadRequest {
        Buffer body = exchange.context().body().buffer();
        if (body == null || body.length() == 0) {
            return "";
        }
        try {
            JsonNode node = JSON.readTree(body.getBytes());
            if (!node.isObject() || !node.path("comment").isString()) {
                throw new BadRequest("the body is {\"comment\": \"...\"}");
            }
            String comment = node.path("comment").asString().strip();
            if (comment.length() > Deed.LONGEST_COMMENT) {
                throw new BadRequest("a comment has up to " + Deed.LONGEST_COMMENT + " characters");
            }
            return comment;
        } catch (JacksonException e) {
            throw new BadRequest("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    private void flows(Exchange exchange) throws BadRequest {
        var inventory = new Inventory(sources.policy().get());
        Page<StoredFlow> page =
                TrafficPage.page(
                        exchange,
                        sources,
                        TrafficPage.filter(TrafficPage.query(exchange), inventory),
                        TrafficPage.cursor(exchange),
                        exchange.limit(ROWS, MOST_ROWS));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("flows");
        page.rows().forEach(flow -> list.add(JSON.readTree(TrafficPage.line(flow, inventory))));
        end(exchange, answer, page.next());
    }

    private void flow(Exchange exchange) throws BadRequest {
        var inventory = new Inventory(sources.policy().get());
        tagged(exchange, TrafficPage.line(TrafficPage.find(exchange, sources), inventory));
    }

    private void sessions(Exchange exchange) throws BadRequest {
        var inventory = new Inventory(sources.policy().get());
        var filter =
                new SessionQueries.Filter(
                        exchange.given("asset").map(asset -> inventory.addresses(asset).getFirst()),
                        exchange.given("tool"));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("sessions");
        for (var stored :
                new SessionQueries(sources.store())
                        .latest(filter, exchange.limit(ROWS, MOST_ROWS))) {
            String asset = Cidr.format(stored.session().getAsset().toByteArray());
            String far = Cidr.format(stored.session().getFar().toByteArray());
            if (inventory.within(exchange.scope(), asset, far)) {
                var context =
                        new FlowContext(
                                Optional.empty(),
                                inventory.site(asset),
                                inventory.asset(asset).map(known -> known.id()),
                                Optional.of(stored.agent()));
                list.add(JSON.readTree(SESSION.line(stored.session(), context)));
            }
        }
        tagged(exchange, answer.toString());
    }

    private void agents(Exchange exchange) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("agents");
        for (AgentRow agent :
                AgentRow.all(new AgentQueries(sources.store()), sources.clock().instant())) {
            ObjectNode one = list.addObject();
            one.put("name", agent.name());
            one.put("state", agent.state());
            one.put("last_seen", Shown.rfc3339(agent.lastSeen()));
            one.put("batches", agent.batches());
            one.put("missing_batches", agent.missing());
        }
        tagged(exchange, answer.toString());
    }

    private void coverage(Exchange exchange) throws BadRequest {
        var queries = new AgentQueries(sources.store());
        String name = exchange.path("name");
        if (queries.agents().stream().noneMatch(agent -> agent.name().equals(name))) {
            throw BadRequest.notFound();
        }
        OptionalLong since = TrafficPage.time("since", exchange.query("since"));
        long last = queries.lastSight(name).orElse(0L);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("coverage");
        int most = exchange.limit(MOST_ROWS, MOST_ROWS);
        for (var sight : queries.sights(name, since.orElse(last - 3_600_000_000_000L), most)) {
            ObjectNode one = list.addObject();
            one.put("from", Shown.rfc3339(sight.from()));
            one.put("to", Shown.rfc3339(sight.to()));
            one.put("source", sight.source());
            one.put("packets", sight.packets());
            one.put("malformed", sight.malformed());
            one.put("dropped", sight.dropped());
            one.put("flows_evicted", sight.evicted());
        }
        tagged(exchange, answer.toString());
    }

    private void policy(Exchange exchange) throws BadRequest {
        InForce policy =
                sources.policy()
                        .get()
                        .orElseThrow(() -> new BadRequest(404, "no policy is in force"));
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", policy.policy().id());
        answer.put("version", policy.policy().version());
        answer.put("file", policy.file());
        answer.put("entry", policy.entry());
        answer.put("text", policy.yaml());
        tagged(exchange, answer.toString());
    }

    private void checkpoint(Exchange exchange) throws BadRequest {
        exchange.send(
                200,
                "text/plain; charset=utf-8",
                sources.log()
                        .latestCheckpoint()
                        .map(signed -> signed.note())
                        .orElseThrow(() -> new BadRequest(404, "nothing is signed yet")));
    }

    private static ObjectNode json(StoredFinding stored) {
        String line =
                FindingJson.write(
                        stored.finding(),
                        FlowContext.NONE,
                        CodePoints.NAMES,
                        OptionalLong.of(stored.entry()));
        ObjectNode node = (ObjectNode) JSON.readTree(line);
        ObjectNode own =
                node.path("sealwatch").isObject()
                        ? (ObjectNode) node.path("sealwatch")
                        : node.putObject("sealwatch");
        own.put("state", stored.state());
        own.put("count", stored.count());
        own.put("last_seen", Shown.rfc3339(stored.lastSeen()));
        return node;
    }

    private static void end(Exchange exchange, ObjectNode answer, Optional<Cursor> next) {
        next.ifPresent(cursor -> answer.put("next", cursor.text()));
        tagged(exchange, answer.toString());
    }

    /**
     * With an entity tag (RFC 9110 section 8.8.3), so that asking again costs nothing on the line.
     */
    private static void tagged(Exchange exchange, String body) {
        String tag = tag(body);
        var response = exchange.context().response();
        response.putHeader("ETag", tag);
        if (tag.equals(exchange.context().request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        exchange.send(200, "application/json", body);
    }

    private static String tag(String body) {
        byte[] hash = Sha256.of(body.getBytes(StandardCharsets.UTF_8));
        return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    }
}
