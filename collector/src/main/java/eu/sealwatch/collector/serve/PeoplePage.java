package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.serve.login.Account;
import eu.sealwatch.collector.serve.login.Accounts;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.serve.login.Role;
import eu.sealwatch.collector.serve.login.Sessions;
import eu.sealwatch.collector.serve.login.Tokens;
import eu.sealwatch.config.policy.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts and tokens, for administrators.
 *
 * @param secret a password or token that is shown this once
 */
public record PeoplePage(
        List<Account> accounts,
        List<Tokens.Token> tokens,
        List<String> sites,
        Optional<Secret> secret,
        String refusal) {

    /** What was made, and what opens it. */
    public record Secret(String what, String value) {}

    public List<Role> roles() {
        return List.of(Role.values());
    }

    public List<String> scopes() {
        return Arrays.stream(Right.values()).filter(Right::forTokens).map(Right::scope).toList();
    }

    static void show(Exchange exchange, Sources sources, Accounts accounts, Tokens tokens) {
        page(exchange, sources, accounts, tokens, Optional.empty(), "");
    }

    static void make(Exchange exchange, Sources sources, Accounts accounts, Tokens tokens)
            throws BadRequest, IOException {
        String name = exchange.form("name").strip();
        Role role = role(exchange);
        try {
            String once = accounts.make(name, role, sites(exchange));
            exchange.record(Verb.ACCOUNT_MAKE, List.of(name), role.word());
            page(exchange, sources, accounts, tokens, Optional.of(new Secret(name, once)), "");
        } catch (Accounts.Refused e) {
            page(exchange, sources, accounts, tokens, Optional.empty(), e.key());
        }
    }

    static void change(
            Exchange exchange, Sources sources, Accounts accounts, Tokens tokens, Sessions sessions)
            throws BadRequest, IOException {
        String name = exchange.form("name");
        Optional<Secret> secret = Optional.empty();
        try {
            switch (exchange.form("verb")) {
                case "role" -> {
                    Role role = role(exchange);
                    accounts.change(name, role, sites(exchange));
                    exchange.record(Verb.ACCOUNT_CHANGE, List.of(name), role.word());
                }
                case "reset" -> {
                    secret = Optional.of(new Secret(name, accounts.reset(name)));
                    sessions.endAll(name);
                    exchange.record(Verb.ACCOUNT_CHANGE, List.of(name), "password reset");
                }
                case "remove" -> {
                    accounts.remove(name);
                    sessions.endAll(name);
                    exchange.record(Verb.ACCOUNT_REMOVE, List.of(name), "");
                }
                default -> throw new BadRequest("verb is role, reset or remove");
            }
            page(exchange, sources, accounts, tokens, secret, "");
        } catch (Accounts.Refused e) {
            page(exchange, sources, accounts, tokens, Optional.empty(), e.key());
        }
    }

    static void makeToken(Exchange exchange, Sources sources, Accounts accounts, Tokens tokens)
            throws BadRequest, IOException {
        var scopes = EnumSet.noneOf(Right.class);
        for (String scope : exchange.forms("scope")) {
            scopes.add(
                    Right.ofScope(scope)
                            .orElseThrow(() -> new BadRequest("there is no scope " + scope)));
        }
        String days = exchange.form("days");
        if (!days.matches("[0-9]{1,3}")) {
            throw new BadRequest("days is a number");
        }
        try {
            Tokens.Made made =
                    tokens.make(
                            exchange.form("label").strip(),
                            exchange.person().name(),
                            scopes,
                            sites(exchange),
                            Duration.ofDays(Long.parseLong(days)));
            exchange.record(
                    Verb.TOKEN_MAKE,
                    List.of(made.token().id()),
                    made.token().label()
                            + ": "
                            + String.join(" ", scopes.stream().map(Right::scope).toList()));
            page(
                    exchange,
                    sources,
                    accounts,
                    tokens,
                    Optional.of(new Secret(made.token().label(), made.secret())),
                    "");
        } catch (Accounts.Refused e) {
            page(exchange, sources, accounts, tokens, Optional.empty(), e.key());
        }
    }

    static void revoke(Exchange exchange, Tokens tokens) throws BadRequest, IOException {
        String id = exchange.form("id");
        if (!tokens.revoke(id)) {
            throw BadRequest.notFound();
        }
        exchange.record(Verb.TOKEN_REVOKE, List.of(id), "");
        exchange.redirect("/people");
    }

    private static Role role(Exchange exchange) throws BadRequest {
        return Role.of(exchange.form("role"))
                .orElseThrow(() -> new BadRequest("there is no such role"));
    }

    private static Set<String> sites(Exchange exchange) throws BadRequest {
        var sites = new HashSet<String>();
        for (String site : exchange.forms("site")) {
            if (!site.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new BadRequest("'" + site + "' is no site");
            }
            sites.add(site);
        }
        return sites;
    }

    private static void page(
            Exchange exchange,
            Sources sources,
            Accounts accounts,
            Tokens tokens,
            Optional<Secret> secret,
            String refusal) {
        exchange.html(
                refusal.isEmpty() ? 200 : 400,
                "people.jte",
                exchange.frame(exchange.texts().of("nav.people"), "/people"),
                new PeoplePage(
                        accounts.all(),
                        tokens.all(),
                        new Inventory(sources.policy().get())
                                .sites().stream().map(Site::id).toList(),
                        secret,
                        refusal));
    }
}
