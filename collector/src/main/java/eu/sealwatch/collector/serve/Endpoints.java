package eu.sealwatch.collector.serve;

import static eu.sealwatch.collector.serve.Endpoint.get;
import static eu.sealwatch.collector.serve.Endpoint.post;

import eu.sealwatch.collector.serve.login.Accounts;
import eu.sealwatch.collector.serve.login.LoginGuard;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.serve.login.Sessions;
import eu.sealwatch.collector.serve.login.Tokens;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that can be asked for, in one list. What is not here does not exist, and each line names the
 * right that it takes: tests go through it with every role.
 */
final class Endpoints {
    private final Sources sources;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Sessions sessions;
    private final LoginGuard guard;
    private final WebCertificate certificate;

    Endpoints(
            Sources sources,
            Accounts accounts,
            Tokens tokens,
            Sessions sessions,
            LoginGuard guard,
            WebCertificate certificate) {
        this.sources = sources;
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
        this.guard = guard;
        this.certificate = certificate;
    }

    List<Endpoint> all() {
        return Stream.of(entrance(), pages(), administration(), new Api(sources).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    private List<Endpoint> entrance() {
        return List.of(
                get("/login", Right.NOBODY_ASKED, to -> LoginPage.show(to, certificate)),
                post(
                        "/login",
                        Right.NOBODY_ASKED,
                        to -> LoginPage.in(to, accounts, sessions, guard, certificate)),
                post("/logout", Right.OWN_ACCOUNT, to -> LoginPage.out(to, sessions)),
                get("/me", Right.OWN_ACCOUNT, to -> OwnAccountPage.show(to, accounts)),
                post(
                        "/me/password",
                        Right.OWN_ACCOUNT,
                        to -> OwnAccountPage.password(to, accounts, sessions)),
                post(
                        "/me/second-factor/on",
                        Right.OWN_ACCOUNT,
                        to -> OwnAccountPage.secondFactorOn(to, accounts)),
                post(
                        "/me/second-factor/off",
                        Right.OWN_ACCOUNT,
                        to -> OwnAccountPage.secondFactorOff(to, accounts)));
    }

    private List<Endpoint> pages() {
        return List.of(
                get("/", Right.FINDINGS_READ, to -> NowPage.show(to, sources)),
                get("/findings", Right.FINDINGS_READ, to -> FindingListPage.show(to, sources)),
                post("/findings", Right.FINDINGS_HANDLE, to -> FindingListPage.handle(to, sources)),
                get("/findings/:id", Right.FINDINGS_READ, to -> FindingPage.show(to, sources)),
                get(
                        "/findings/:id/evidence.asice",
                        Right.EVIDENCE_EXPORT,
                        to -> FindingPage.export(to, sources)),
                get("/maintenance", Right.SESSIONS_READ, to -> MaintenancePage.show(to, sources)),
                get("/places", Right.FLOWS_READ, to -> PlacesPage.show(to, sources)),
                get("/traffic", Right.FLOWS_READ, to -> TrafficPage.show(to, sources)),
                get("/traffic/flows.csv", Right.FLOWS_EXPORT, to -> TrafficPage.csv(to, sources)),
                get(
                        "/traffic/flows.jsonl",
                        Right.FLOWS_EXPORT,
                        to -> TrafficPage.jsonLines(to, sources)),
                get("/flows/:id", Right.FLOWS_READ, to -> TrafficPage.one(to, sources)),
                get("/agents", Right.AGENTS_READ, to -> AgentsPage.show(to, sources)),
                get("/policy", Right.POLICY_READ, to -> PolicyPage.show(to, sources)),
                get("/audit", Right.LOG_READ, to -> AuditPage.show(to, sources)),
                post("/audit/verify", Right.EVIDENCE_VERIFY, to -> AuditPage.verify(to, sources)));
    }

    private List<Endpoint> administration() {
        return List.of(
                get(
                        "/people",
                        Right.PEOPLE_MANAGE,
                        to -> PeoplePage.show(to, sources, accounts, tokens)),
                post(
                        "/people",
                        Right.PEOPLE_MANAGE,
                        to -> PeoplePage.make(to, sources, accounts, tokens)),
                post(
                        "/people/change",
                        Right.PEOPLE_MANAGE,
                        to -> PeoplePage.change(to, sources, accounts, tokens, sessions)),
                post(
                        "/people/tokens",
                        Right.PEOPLE_MANAGE,
                        to -> PeoplePage.makeToken(to, sources, accounts, tokens)),
                post(
                        "/people/tokens/revoke",
                        Right.PEOPLE_MANAGE,
                        to -> PeoplePage.revoke(to, tokens)));
    }
}
