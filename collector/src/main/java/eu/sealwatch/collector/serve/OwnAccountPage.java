package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.serve.login.Account;
import eu.sealwatch.collector.serve.login.Accounts;
import eu.sealwatch.collector.serve.login.Sessions;
import java.io.IOException;
import java.util.List;

/**
 * A person's own account: password and second factor.
 *
 * @param message key of the text bundle, empty at first
 * @param secret of a second factor that is offered; empty when there is one already
 */
public record OwnAccountPage(
        String name,
        String role,
        List<String> sites,
        boolean mustChange,
        boolean secondFactor,
        String secret,
        String uri,
        String message,
        boolean bad) {

    static void show(Exchange exchange, Accounts accounts) throws BadRequest {
        String told = exchange.query("done");
        page(
                exchange,
                accounts,
                200,
                switch (told) {
                    case "password" -> "me.password-changed";
                    case "on" -> "me.second-factor-on";
                    case "off" -> "me.second-factor-off";
                    default -> "";
                },
                false);
    }

    static void password(Exchange exchange, Accounts accounts, Sessions sessions)
            throws BadRequest, IOException {
        String name = exchange.person().name();
        String fresh = exchange.form("fresh");
        if (!fresh.equals(exchange.form("again"))) {
            page(exchange, accounts, 400, "password.differ", true);
            return;
        }
        try {
            accounts.changePassword(name, exchange.form("old"), fresh);
        } catch (Accounts.Refused e) {
            page(exchange, accounts, 400, e.key(), true);
            return;
        }
        exchange.record(Verb.PASSWORD_CHANGE, List.of(name), "");
        // who had the old password is out; who changed it goes on under a new id
        sessions.endAll(name);
        exchange.context().response().addCookie(LoginPage.cookie(sessions.begin(name)));
        exchange.redirect("/me?done=password");
    }

    static void secondFactorOn(Exchange exchange, Accounts accounts)
            throws BadRequest, IOException {
        String secret = exchange.form("secret");
        if (!secret.matches("[A-Z2-7]{32}")) {
            throw new BadRequest("secret is not one that we gave");
        }
        try {
            accounts.secondFactorOn(exchange.person().name(), secret, exchange.form("code"));
        } catch (Accounts.Refused e) {
            page(exchange, accounts, 400, e.key(), true);
            return;
        }
        exchange.record(Verb.SECOND_FACTOR_ON, List.of(exchange.person().name()), "");
        exchange.redirect("/me?done=on");
    }

    static void secondFactorOff(Exchange exchange, Accounts accounts)
            throws BadRequest, IOException {
        try {
            accounts.secondFactorOff(exchange.person().name(), exchange.form("old"));
        } catch (Accounts.Refused e) {
            page(exchange, accounts, 400, e.key(), true);
            return;
        }
        exchange.record(Verb.SECOND_FACTOR_OFF, List.of(exchange.person().name()), "");
        exchange.redirect("/me?done=off");
    }

    private static void page(
            Exchange exchange, Accounts accounts, int status, String message, boolean bad)
            throws BadRequest {
        Account account = accounts.find(exchange.person().name()).orElseThrow(BadRequest::notFound);
        String secret = account.secondFactor().isPresent() ? "" : Accounts.newSecondFactor();
        exchange.html(
                status,
                "me.jte",
                exchange.frame(exchange.texts().of("me.title"), "/me"),
                new OwnAccountPage(
                        account.name(),
                        account.role().word(),
                        account.sites().stream().sorted().toList(),
                        account.mustChangePassword(),
                        account.secondFactor().isPresent(),
                        secret,
                        secret.isEmpty() ? "" : Accounts.secondFactorUri(account.name(), secret),
                        message,
                        bad));
    }
}
