package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.serve.login.Accounts;
import eu.sealwatch.collector.serve.login.Person;
import eu.sealwatch.collector.serve.login.Sessions;
import eu.sealwatch.collector.serve.login.Tokens;
import eu.sealwatch.config.settings.WebSettings;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every request passes here: who is it, may he, and was it meant? A form is taken only with the
 * token of the login that it was made for, and never from another site.
 */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final String BEARER = "Bearer ";

    private final WebSettings settings;
    private final Sources sources;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Sessions sessions;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    Entrance.class.getClassLoader(),
                    "eu.sealwatch.collector.serve.template");

    /** What is known of who asks. */
    private record Asking(Optional<Person> person, Optional<Sessions.Login> login) {}

    Entrance(
            WebSettings settings,
            Sources sources,
            Accounts accounts,
            Tokens tokens,
            Sessions sessions) {
        this.settings = settings;
        this.sources = sources;
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    void handle(RoutingContext context, Endpoint endpoint) {
        Asking asking = asking(context, endpoint);
        String csrf = asking.login().map(Sessions.Login::csrf).orElse("");
        var exchange = new Exchange(context, sources, templates, asking.person(), csrf);
        try {
            if (endpoint.method() == Endpoint.Method.POST && !meant(context, endpoint, asking)) {
                throw new BadRequest(403, exchange.texts().of("error.not-meant"));
            }
            if (asking.person().isEmpty()) {
                anonymous(exchange, endpoint);
            } else {
                known(exchange, endpoint, asking.person().get());
            }
        } catch (BadRequest e) {
            refuse(exchange, endpoint, e.status(), String.valueOf(e.getMessage()));
        } catch (Exception e) {
            LOG.error("{} {} failed", endpoint.method(), endpoint.path(), e);
            refuse(exchange, endpoint, 500, exchange.texts().of("error.ours"));
        }
    }

    /** For what no endpoint answers. */
    void refuse(RoutingContext context, int status) {
        var exchange = new Exchange(context, sources, templates, Optional.empty(), "");
        String message =
                switch (status) {
                    case 404 -> "error.not-found";
                    case 405 -> "error.method";
                    case 413 -> "error.too-large";
                    case 429 -> "error.too-often";
                    default -> "error.ours";
                };
        if (context.request().path().startsWith("/api/")) {
            Api.problem(exchange, status, exchange.texts().of(message));
        } else {
            error(exchange, status, exchange.texts().of(message));
        }
    }

    private void anonymous(Exchange exchange, Endpoint endpoint) throws Exception {
        if (new Person("", "", java.util.Set.of(), java.util.Set.of(), false)
                .may(endpoint.right())) {
            endpoint.handling().handle(exchange);
        } else if (endpoint.isApi()) {
            exchange.context().response().putHeader("WWW-Authenticate", "Bearer");
            throw new BadRequest(401, exchange.texts().of("error.token"));
        } else {
            exchange.redirect("/login");
        }
    }

    private static void known(Exchange exchange, Endpoint endpoint, Person person)
            throws Exception {
        boolean own = endpoint.path().startsWith("/me") || endpoint.path().equals("/logout");
        if (person.mustChangePassword() && !own && !endpoint.path().equals("/login")) {
            exchange.redirect("/me");
            return;
        }
        exchange.may(endpoint.right());
        endpoint.handling().handle(exchange);
    }

    /**
     * A token opens the API alone, a login the pages alone: so no page can be made to use the API.
     */
    private Asking asking(RoutingContext context, Endpoint endpoint) {
        if (endpoint.isApi()) {
            String header = context.request().getHeader("Authorization");
            return new Asking(
                    header != null && header.startsWith(BEARER)
                            ? tokens.person(header.substring(BEARER.length()).strip())
                            : Optional.empty(),
                    Optional.empty());
        }
        Cookie cookie = context.request().getCookie(LoginPage.COOKIE);
        if (cookie == null || cookie.getValue().length() > 100) {
            return new Asking(Optional.empty(), Optional.empty());
        }
        // a page that renews itself names what set it off; that must not keep a login alive
        boolean byItself = "live".equals(context.request().getHeader("HX-Trigger"));
        Optional<Sessions.Login> login =
                byItself ? sessions.look(cookie.getValue()) : sessions.find(cookie.getValue());
        return new Asking(login.flatMap(known -> accounts.person(known.person())), login);
    }

    private boolean meant(RoutingContext context, Endpoint endpoint, Asking asking) {
        if (endpoint.isApi()) {
            return true;
        }
        if (!sameSite(context)) {
            return false;
        }
        if (asking.login().isEmpty()) {
            // nobody's form can be planted on a login but the login form, which browsers mark
            return endpoint.path().equals("/login");
        }
        if (endpoint.path().equals("/login")) {
            return true;
        }
        String token = context.request().getFormAttribute("csrf");
        return token != null && asking.login().get().sent(token);
    }

    /** Browsers say from which site a form came (Fetch Metadata, and Origin of RFC 6454). */
    private boolean sameSite(RoutingContext context) {
        String fetch = context.request().getHeader("Sec-Fetch-Site");
        if (fetch != null && !fetch.equals("same-origin") && !fetch.equals("none")) {
            return false;
        }
        String origin = context.request().getHeader("Origin");
        if (origin == null) {
            return true;
        }
        var authority = context.request().authority();
        if (authority != null && origin.equals("https://" + authority)) {
            return true;
        }
        return settings.publicUrl().map(URI::toString).filter(origin::equals).isPresent();
    }

    private static void refuse(Exchange exchange, Endpoint endpoint, int status, String message) {
        if (exchange.context().response().ended()) {
            return;
        }
        if (endpoint.isApi()) {
            Api.problem(exchange, status, message);
        } else {
            error(exchange, status, message);
        }
    }

    private static void error(Exchange exchange, int status, String message) {
        exchange.html(
                status,
                "error.jte",
                exchange.frame(exchange.texts().of("error.title"), ""),
                new ErrorPage(status, message));
    }

    /** Whether a login may listen to what changes. */
    boolean known(RoutingContext context) {
        Cookie cookie = context.request().getCookie(LoginPage.COOKIE);
        return cookie != null
                && cookie.getValue().length() <= 100
                && sessions.look(cookie.getValue())
                        .flatMap(login -> accounts.person(login.person()))
                        .isPresent();
    }
}
