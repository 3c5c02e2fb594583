package eu.sealwatch.collector.serve;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.serve.login.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each role at each endpoint, and what somebody sees who is confined to a site. */
class PeopleAndRolesTest {
    @TempDir static Path folder;
    private static House house;
    private static Visitor administrator;

    @BeforeAll
    static void open() throws Exception {
        house = House.open(folder).furnished();
        administrator = house.administrator();
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
    }

    @Test
    void everyRoleGetsJustWhatTheTableSays() throws Exception {
        var wrong = new ArrayList<String>();
        for (Role role : Role.values()) {
            Visitor person =
                    house.person(administrator, "a-" + role.word(), role.word(), List.of());
            String csrf = person.csrf("/me");
            for (Endpoint endpoint : house.web().endpoints()) {
                if (endpoint.isApi() || endpoint.path().matches("/log(in|out)")) {
                    continue;
                }
                int status = ask(person, endpoint, csrf);
                boolean refused = status == 403;
                if (refused == role.rights().contains(endpoint.right()) || status >= 500) {
                    wrong.add(role + " " + endpoint + " " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyGetsAnythingButTheDoor() throws Exception {
        var answers = new LinkedHashMap<String, Integer>();
        Visitor nobody = house.visitor();
        for (Endpoint endpoint : house.web().endpoints()) {
            answers.put(endpoint.method() + " " + endpoint.path(), ask(nobody, endpoint, "x"));
        }
        answers.forEach((endpoint, status) -> {
            if (endpoint.equals("GET /login") || endpoint.endsWith("openapi.yaml")) {
                assertThat(status).as(endpoint).isEqualTo(200);
            } else if (endpoint.equals("POST /login")) {
                assertThat(status).as(endpoint).isEqualTo(401);
            } else if (endpoint.contains("/api/")) {
                assertThat(status).as(endpoint).isEqualTo(401);
            } else {
                // to the login, or a form that was not made for any login
                assertThat(status).as(endpoint).isIn(303, 403);
            }
        });
    }

    @Test
    void tokensGetJustTheirScopes() throws Exception {
        var wrong = new ArrayList<String>();
        for (Endpoint of : house.web().endpoints()) {
            if (!of.isApi() || !of.right().forTokens()) {
                continue;
            }
            String token = token(of.right().scope(), List.of());
            for (Endpoint endpoint : house.web().endpoints()) {
                if (!endpoint.isApi() || !endpoint.right().forTokens()) {
                    continue;
                }
                String path =
                        endpoint.path().replace(":id", House.NORTH).replace(":name", "agent-n");
                int status =
                        endpoint.method() == Endpoint.Method.GET
                                ? house.visitor()
                                        .get(path, "Authorization", "Bearer " + token)
                                        .statusCode()
                                : house.visitor()
                                        .send(
                                                path,
                                                "{\"comment\": \"looked at\"}",
                                                "application/json",
                                                "Authorization",
                                                "Bearer " + token)
                                        .statusCode();
                if ((status == 403) == (endpoint.right() == of.right()) || status >= 500) {
                    wrong.add(of.right() + " at " + endpoint + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void tokenDoesNotOpenPagesAndLoginDoesNotOpenTheApi() throws Exception {
        String token = token("findings:read", List.of());
        assertThat(house.visitor().get("/", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(303);
        assertThat(administrator.get("/api/v1/findings").statusCode()).isEqualTo(401);
    }

    @Test
    void confinedPersonSeesOwnSiteAlone() throws Exception {
        Visitor north =
                house.person(administrator, "north-only", "security-operator", List.of("north"));

        assertThat(north.get("/findings").body()).contains(House.NORTH).doesNotContain(House.SOUTH);
        assertThat(north.get("/findings/" + House.NORTH).statusCode()).isEqualTo(200);
        assertThat(north.get("/findings/" + House.SOUTH).statusCode()).isEqualTo(404);
        assertThat(north.get("/traffic").body()).contains("10.1.0.5").doesNotContain("10.2.0.5");
        assertThat(north.get("/places").body()).contains("scanner-n").doesNotContain("scanner-s");
        assertThat(north.get("/traffic/flows.csv").body()).doesNotContain("10.2.0.5");
        assertThat(north.get("/agents").statusCode()).isEqualTo(403);
        assertThat(north.get("/audit").statusCode()).isEqualTo(403);
        var resolved =
                north.post(
                        "/findings",
                        Map.of(
                                "csrf",
                                north.csrf("/me"),
                                "id",
                                List.of(House.NORTH, House.SOUTH),
                                "verb",
                                "acknowledge",
                                "comment",
                                ""));
        assertThat(resolved.statusCode()).as("not one of another site").isEqualTo(404);
    }

    @Test
    void confinedTokenSeesOwnSiteAlone() throws Exception {
        String token = token("findings:read", List.of("south"));
        assertThat(
                        house.visitor()
                                .get("/api/v1/findings", "Authorization", "Bearer " + token)
                                .body())
                .contains(House.SOUTH)
                .doesNotContain(House.NORTH);
    }

    private static String token(String scope, List<String> sites) throws Exception {
        return House.secret(
                administrator
                        .post(
                                "/people/tokens",
                                Map.of(
                                        "csrf",
                                        administrator.csrf("/people"),
                                        "label",
                                        "test",
                                        "days",
                                        "1",
                                        "scope",
                                        scope,
                                        "site",
                                        sites))
                        .body());
    }

    private static int ask(Visitor person, Endpoint endpoint, String csrf) throws Exception {
        String path = endpoint.path().replace(":id", House.NORTH).replace(":name", "agent-n");
        return endpoint.method() == Endpoint.Method.GET
                ? person.get(path).statusCode()
                : person.post(path, Map.of("csrf", csrf, "verb", "no-such-verb")).statusCode();
    }
}
