package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.serve.login.Accounts;
import eu.sealwatch.collector.serve.login.LoginGuard;
import eu.sealwatch.collector.serve.login.Person;
import eu.sealwatch.collector.serve.login.Sessions;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * In and out. Every refusal is worded alike, so that nobody learns which names exist.
 *
 * @param message key of the text bundle, empty at first
 */
public record LoginPage(String message, String name, boolean selfSigned, String fingerprint) {

    /** Sent back over TLS to this host alone, and never with a request from another site. */
    static final String COOKIE = "__Host-sealwatch";

    static void show(Exchange exchange, WebCertificate certificate) {
        if (!exchange.anonymous()) {
            exchange.redirect("/");
            return;
        }
        page(exchange, certificate, 200, "", "");
    }

    static void in(
            Exchange exchange,
            Accounts accounts,
            Sessions sessions,
            LoginGuard guard,
            WebCertificate certificate)
            throws BadRequest, IOException {
        String name = exchange.form("name").strip();
        String password = exchange.form("password");
        if (name.length() > 40) {
            throw new BadRequest("name is too long");
        }
        if (guard.shut(name, exchange.address())) {
            page(exchange, certificate, 429, "login.locked", name);
            return;
        }
        if (!accounts.proves(name, password, exchange.form("code"))) {
            boolean locked = guard.wrong(name, exchange.address());
            exchange.record(
                    known(accounts, name),
                    "",
                    locked ? Verb.LOCK_OUT : Verb.LOGIN_REFUSED,
                    List.of(),
                    "");
            page(exchange, certificate, 401, locked ? "login.locked" : "login.wrong", name);
            return;
        }
        guard.right(name);
        Person person = accounts.person(name).orElseThrow();
        exchange.record(person.name(), person.role(), Verb.LOGIN, List.of(), "");
        exchange.context().response().addCookie(cookie(sessions.begin(name)));
        exchange.redirect(person.mustChangePassword() ? "/me" : "/");
    }

    static void out(Exchange exchange, Sessions sessions) throws IOException {
        Optional.ofNullable(exchange.context().request().getCookie(COOKIE))
                .ifPresent(cookie -> sessions.end(cookie.getValue()));
        exchange.record(Verb.LOGOUT, List.of(), "");
        exchange.context().response().addCookie(cookie("").setMaxAge(0));
        exchange.redirect("/login");
    }

    static Cookie cookie(String id) {
        return Cookie.cookie(COOKIE, id)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(true)
                .setSameSite(CookieSameSite.STRICT);
    }

    /** A name that does not exist may be a password in the wrong field: it is not remembered. */
    private static String known(Accounts accounts, String name) {
        return accounts.find(name).isPresent() ? name : "";
    }

    private static void page(
            Exchange exchange,
            WebCertificate certificate,
            int status,
            String message,
            String name) {
        exchange.html(
                status,
                "login.jte",
                exchange.frame(exchange.texts().of("login.title"), "/login"),
                new LoginPage(message, name, certificate.selfSigned(), certificate.fingerprint()));
    }
}
