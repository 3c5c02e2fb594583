package eu.sealwatch.collector.serve;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.serve.login.LoginGuard;
import eu.sealwatch.collector.store.DeedQueries;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with bad intent would try, against the real collector. */
class AttackTest {
    @TempDir Path folder;
    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder).furnished();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void firstPasswordMustBeChangedBeforeAnythingElse() throws Exception {
        Visitor admin = house.visitor();
        admin.logIn("admin", house.oneTimePassword());

        assertThat(location(admin.get("/findings"))).isEqualTo("/me");
        assertThat(location(admin.get("/people"))).isEqualTo("/me");
    }

    @Test
    void passwordsThatAreShortOrHoldTheNameAreRefused() throws Exception {
        Visitor admin = house.visitor();
        admin.logIn("admin", house.oneTimePassword());
        for (String bad : List.of("short", "the-admin-password", "aaaaaaaaaaaaaaaa")) {
            var answer =
                    admin.post(
                            "/me/password",
                            Map.of(
                                    "csrf",
                                    admin.csrf("/me"),
                                    "old",
                                    house.oneTimePassword(),
                                    "fresh",
                                    bad,
                                    "again",
                                    bad));
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(location(admin.get("/"))).isEqualTo("/me");
    }

    @Test
    void formWithoutTheLoginsTokenIsNotTaken() throws Exception {
        Visitor admin = house.administrator();
        for (Map<String, ?> form :
                List.of(
                        acknowledge(""),
                        acknowledge("guessed"),
                        acknowledge(house.visitor().cookie()))) {
            assertThat(admin.post("/findings", form).statusCode()).isEqualTo(403);
        }
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void formFromAnotherSiteIsNotTakenEvenWithTheToken() throws Exception {
        Visitor admin = house.administrator();
        String token = admin.csrf("/findings");

        assertThat(
                        admin.post(
                                        "/findings",
                                        acknowledge(token),
                                        "Origin",
                                        "https://evil.example")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        admin.post("/findings", acknowledge(token), "Sec-Fetch-Site", "cross-site")
                                .statusCode())
                .isEqualTo(403);
        assertThat(state()).isEqualTo("open");
        assertThat(admin.post("/findings", acknowledge(token), "Origin", house.url()).statusCode())
                .isEqualTo(303);
        assertThat(state()).isEqualTo("acknowledged");
    }

    @Test
    void loginCannotBePlantedFromAnotherSite() throws Exception {
        var answer =
                house.visitor()
                        .post(
                                "/login",
                                Map.of("name", "admin", "password", house.oneTimePassword()),
                                "Origin",
                                "https://evil.example");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void plantedSessionIdIsNeverUsed() throws Exception {
        Visitor victim = house.visitor();
        var answer =
                victim.post(
                        "/login",
                        Map.of("name", "admin", "password", house.oneTimePassword()),
                        "Cookie",
                        LoginPage.COOKIE + "=planted");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .doesNotContain("planted")
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "SameSite=Strict", "Path=/");
        assertThat(location(house.visitor().get("/", "Cookie", LoginPage.COOKIE + "=planted")))
                .isEqualTo("/login");
    }

    @Test
    void stolenSessionEndsWithLogoutAndWithAChangeOfPassword() throws Exception {
        Visitor admin = house.visitor();
        admin.logIn("admin", house.oneTimePassword());
        String before = admin.cookie();
        admin.post(
                "/me/password",
                Map.of(
                        "csrf",
                        admin.csrf("/me"),
                        "old",
                        house.oneTimePassword(),
                        "fresh",
                        House.PASSWORD,
                        "again",
                        House.PASSWORD));
        String after = admin.cookie();
        assertThat(after).isNotEqualTo(before);
        assertThat(admin.get("/").statusCode()).isEqualTo(200);
        assertThat(location(with(before))).isEqualTo("/login");
        assertThat(with(after).statusCode()).isEqualTo(200);

        admin.post("/logout", Map.of("csrf", admin.csrf("/me")));
        assertThat(location(with(after))).isEqualTo("/login");
    }

    @Test
    void guessingLocksTheAccountAndIsRemembered() throws Exception {
        Visitor guesser = house.visitor();
        for (int i = 1; i < LoginGuard.TRIES; i++) {
            assertThat(guesser.logIn("admin", "guess " + i).statusCode()).isEqualTo(401);
        }
        assertThat(guesser.logIn("admin", "guess").body()).contains("Too many wrong tries");
        assertThat(guesser.logIn("admin", house.oneTimePassword()).statusCode())
                .as("even with the right password")
                .isEqualTo(429);
        assertThat(
                        new DeedQueries(house.collector().store())
                                .latest(OptionalLong.empty(), 10).stream()
                                        .map(DeedQueries.Done::did))
                .startsWith(Verb.LOCK_OUT.word(), Verb.LOGIN_REFUSED.word());
    }

    @Test
    void wrongNameAndWrongPasswordReadTheSame() throws Exception {
        var name = house.visitor().logIn("nobody", "wrong password");
        var password = house.visitor().logIn("admin", "wrong password");

        assertThat(name.statusCode()).isEqualTo(password.statusCode());
        assertThat(words(name.body()).replace("nobody", ""))
                .isEqualTo(words(password.body()).replace("admin", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/x/../../../../etc/passwd",
                "/static/..%2f..%2f..%2fetc/passwd",
                "/static/%2e%2e/%2e%2e/app.css",
                "/static/x/texts.properties",
                "/static/x/app.css",
                "/..%2faccounts.json",
                "/web/accounts.json",
                "/findings/..%2f..%2fdata",
                "/flows/..%2f..%2fdata",
                "/META-INF/resources/webjars/htmx.org/2.0.10/package.json",
                "//etc/passwd",
            })
    void noPathLeadsToFiles(String path) throws Exception {
        var answer = house.administrator().get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:", "argon2id", "nav.now=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "'; DROP TABLE finding; --",
                "%",
                "_",
                "!%",
                "\\",
                "\"><script>alert(1)</script>",
                "${7*7}",
                "\u0000",
            })
    void searchFieldsTakeEverythingAsText(String text) throws Exception {
        Visitor admin = house.administrator();
        String encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        for (String page :
                List.of(
                        "/findings?text=",
                        "/findings?code=",
                        "/findings?subject=",
                        "/traffic?address=",
                        "/traffic?name=",
                        "/traffic?protocol=",
                        "/maintenance?asset=",
                        "/maintenance?tool=")) {
            var answer = admin.get(page + encoded);
            assertThat(answer.statusCode())
                    .as(page + text)
                    .isEqualTo(text.equals("\u0000") ? 400 : 200);
            assertThat(answer.body()).doesNotContain("<script>alert", House.SOUTH);
        }
        assertThat(admin.get("/findings").body()).contains(House.NORTH, House.SOUTH);
    }

    @Test
    void whatAStrangerNamedHimselfIsShownAsTextEverywhere() throws Exception {
        Visitor admin = house.administrator();
        for (String page : List.of("/", "/findings", "/findings/" + House.SOUTH)) {
            assertThat(admin.get(page).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert(1)");
        }
    }

    @Test
    void spreadsheetDoesNotComputeWhatAStrangerNamedHimself() throws Exception {
        assertThat(house.administrator().get("/traffic/flows.csv").body())
                .contains("'=cmd|")
                .doesNotContain(",=cmd", ",\"=cmd");
    }

    @Test
    void oversizedBodiesAndFieldsAreRefused() throws Exception {
        Visitor admin = house.administrator();
        String token = admin.csrf("/findings");
        assertThat(
                        admin.send(
                                        "/findings",
                                        "csrf=" + token + "&comment=" + "x".repeat(200_000),
                                        "application/x-www-form-urlencoded")
                                .statusCode())
                .isIn(400, 413);
        assertThat(admin.get("/findings?text=" + "x".repeat(5000)).statusCode()).isEqualTo(400);
        assertThat(admin.get("/findings?text=" + "x".repeat(20_000)).statusCode())
                .isIn(400, 414, 431);
        assertThat(admin.get("/").statusCode()).as("and goes on").isEqualTo(200);
    }

    @Test
    void formSendsNobodyElsewhere() throws Exception {
        Visitor admin = house.administrator();
        for (String back : List.of("https://evil.example", "//evil.example", "/\\evil.example")) {
            var form = new java.util.HashMap<String, Object>(acknowledge(admin.csrf("/findings")));
            form.put("back", back);
            assertThat(location(admin.post("/findings", form))).isEqualTo("/findings");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "LTE", "", "MS4uLi8uLg", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjAx"})
    void cursorThatWeDidNotGiveIsRefusedOrEmpty(String cursor) throws Exception {
        Visitor admin = house.administrator();
        assertThat(admin.get("/findings?cursor=" + cursor).statusCode()).isIn(200, 400);
        assertThat(admin.get("/traffic?cursor=" + cursor).statusCode()).isIn(200, 400);
    }

    @Test
    void everyAnswerForbidsScriptsOfOthersAndBeingKept() throws Exception {
        Visitor admin = house.administrator();
        for (String path : List.of("/", "/login", "/no-such-page", "/api/v1/findings")) {
            var headers = admin.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void everythingDoneIsInTheEvidenceLogWithNameAndComment() throws Exception {
        Visitor admin = house.administrator();
        var form = new java.util.HashMap<String, Object>(acknowledge(admin.csrf("/findings")));
        form.put("verb", "resolve");
        form.put("comment", "asked the vendor");
        admin.post("/findings", form);

        assertThat(state()).isEqualTo("resolved");
        assertThat(admin.get("/audit").body()).contains("asked the vendor");
        assertThat(admin.get("/findings/" + House.NORTH).body()).contains("asked the vendor");
        var verified = admin.post("/audit/verify", Map.of("csrf", admin.csrf("/audit")));
        assertThat(verified.body()).contains("Proven.");
    }

    @Test
    void lastAdministratorCannotBeRemoved() throws Exception {
        Visitor administrator = house.administrator();
        var answer =
                administrator.post(
                        "/people/change",
                        Map.of(
                                "csrf",
                                administrator.csrf("/people"),
                                "name",
                                "admin",
                                "verb",
                                "remove"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(administrator.get("/people").statusCode()).isEqualTo(200);
    }

    private static Map<String, ?> acknowledge(String token) {
        return Map.of("csrf", token, "id", House.NORTH, "verb", "acknowledge", "comment", "");
    }

    private String state() {
        return house.collector().store().finding(House.NORTH).orElseThrow().state();
    }

    private HttpResponse<String> with(String session) throws Exception {
        return house.visitor().get("/", "Cookie", LoginPage.COOKIE + "=" + session);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("(stays) " + answer.statusCode());
    }

    private static String words(String page) {
        return page.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}", "");
    }
}
