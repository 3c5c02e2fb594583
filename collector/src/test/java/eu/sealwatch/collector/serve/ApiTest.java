package eu.sealwatch.collector.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API does what its contract says. */
class ApiTest {
    @TempDir static Path folder;
    private static House house;
    private static Visitor program;
    private static String bearer;

    @BeforeAll
    static void open() throws Exception {
        house = House.open(folder).furnished();
        Visitor administrator = house.administrator();
        var page =
                administrator.post(
                        "/people/tokens",
                        Map.of(
                                "csrf",
                                administrator.csrf("/people"),
                                "label",
                                "all",
                                "days",
                                "1",
                                "scope",
                                List.of(
                                        "findings:read",
                                        "findings:handle",
                                        "flows:read",
                                        "sessions:read",
                                        "agents:read",
                                        "policy:read",
                                        "log:read",
                                        "evidence:export")));
        bearer = "Bearer " + House.secret(page.body());
        program = house.visitor();
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
    }

    @Test
    void contractAndRoutesAreTheSame() throws Exception {
        var served = new TreeSet<String>();
        for (Endpoint endpoint : house.web().endpoints()) {
            if (endpoint.isApi()) {
                served.add(
                        endpoint.method().name().toLowerCase(Locale.ROOT)
                                + " "
                                + endpoint.path().replaceAll(":([a-z]+)", "{$1}")
                                + " "
                                + endpoint.right().scope());
            }
        }
        var promised = new TreeSet<String>();
        contract("paths")
                .forEach((path, methods) ->
                        ((Map<?, ?>) methods)
                                .forEach((method, operation) ->
                                        promised.add(
                                                method
                                                        + " "
                                                        + path
                                                        + " "
                                                        + scope((Map<?, ?>) operation))));
        assertThat(served).isEqualTo(promised);
    }

    @Test
    void contractIsServedAsItIs() throws Exception {
        assertThat(program.get("/api/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void pagesOfFindingsAreAllOfThemAndNoneTwice() throws Exception {
        var ids = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = json(get("/api/v1/findings?limit=1&cursor=" + cursor));
            page.path("findings")
                    .values()
                    .forEach(each -> ids.add(each.path("event").path("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(ids).containsExactly(House.SOUTH, House.NORTH);
    }

    @Test
    void pagesOfFlowsAreAllOfThemAndNoneTwice() throws Exception {
        var names = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = json(get("/api/v1/flows?limit=1&cursor=" + cursor));
            page.path("flows")
                    .values()
                    .forEach(each -> names.add(each.path("source").path("ip").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(names).containsExactly("10.2.0.5", "10.1.0.5");
    }

    @Test
    void flowsAreFoundByAssetNameProtocolAndTime() throws Exception {
        for (String query :
                List.of(
                        "address=scanner-n",
                        "address=10.1.0.5",
                        "address=203.0.113.1",
                        "name=update.vendor",
                        "name=VENDOR&protocol=tls",
                        "address=10.1.0.5&name=vendor&protocol=tls",
                        "to=2026-03-03T09:00:00.000000002Z")) {
            JsonNode page = json(get("/api/v1/flows?" + query));
            assertThat(page.path("flows").size()).as(query).isEqualTo(1);
        }
        assertThat(json(get("/api/v1/flows?protocol=ssh")).path("flows").size()).isZero();
    }

    @Test
    void unchangedAnswerIsNotSentAgain() throws Exception {
        String path = "/api/v1/findings/" + House.SOUTH;
        String tag = get(path).headers().firstValue("ETag").orElseThrow();

        var again = get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void changeThatSomebodyElseMadeIsNotOverlooked() throws Exception {
        String path = "/api/v1/findings/" + House.NORTH;
        String tag = get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(post(path + "/acknowledge", "", "If-Match", tag).statusCode()).isEqualTo(200);

        var late = post(path + "/resolve", "{\"comment\":\"done\"}", "If-Match", tag);
        assertThat(late.statusCode()).isEqualTo(412);
        var resolved = json(post(path + "/resolve", "{\"comment\":\"done\"}"));
        assertThat(resolved.path("sealwatch").path("state").asString()).isEqualTo("resolved");
        assertThat(post(path + "/reopen", "{\"comment\":\"not yet\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void errorsAreProblemsThatSayWhatToDo() throws Exception {
        var problems =
                Map.of(
                        "/api/v1/findings?severity=bad", 400,
                        "/api/v1/findings?limit=0", 400,
                        "/api/v1/findings?cursor=x", 400,
                        "/api/v1/flows?from=yesterday", 400,
                        "/api/v1/findings/none", 404,
                        "/api/v1/agents/nobody/coverage", 404,
                        "/api/v1/no-such-thing", 404);
        for (var problem : problems.entrySet()) {
            var answer = get(problem.getKey());
            assertThat(answer.statusCode()).as(problem.getKey()).isEqualTo(problem.getValue());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(json(answer).path("detail").asString()).isNotEmpty();
        }
        var missing = post("/api/v1/findings/" + House.NORTH + "/resolve", "{}");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/findings/" + House.NORTH + "/comment", "not json").statusCode())
                .isEqualTo(400);
    }

    @Test
    void policyAgentsSessionsAndCheckpointAreThere() throws Exception {
        assertThat(json(get("/api/v1/policy")).path("text").asString()).contains("id: two-ports");
        assertThat(json(get("/api/v1/agents")).path("agents").get(0).path("name").asString())
                .isEqualTo("agent-n");
        assertThat(json(get("/api/v1/sessions")).path("sessions").isArray()).isTrue();
        assertThat(get("/api/v1/log/checkpoint").body()).startsWith("example/test\n");
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return program.get(path, with(headers));
    }

    private static HttpResponse<String> post(String path, String body, String... headers)
            throws Exception {
        return program.send(path, body, "application/json", with(headers));
    }

    private static String[] with(String... headers) {
        var all = new ArrayList<>(List.of("Authorization", bearer));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String scope(Map<?, ?> operation) {
        String description = String.valueOf(operation.get("description"));
        return description.startsWith("Scope ") ? description.split("[ .]")[1] : "";
    }

    private static Map<?, ?> contract(String part) throws Exception {
        try (InputStream in = Api.class.getResourceAsStream(Api.CONTRACT)) {
            var loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return (Map<?, ?>) ((Map<?, ?>) loaded).get(part);
        }
    }
}
