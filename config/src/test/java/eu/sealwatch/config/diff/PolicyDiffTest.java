package eu.sealwatch.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One base policy; each test changes the one thing that it is about. */
class PolicyDiffTest {
    private static final String BASE =
            """
            id: p
            version: 1
            sites:
              - {id: s, networks: [10.0.0.0/8]}
            assets:
              - {id: a, kind: scanner, site: s, addresses: [10.0.0.1]}
              - {id: b, kind: scanner, site: s, addresses: [10.0.0.2]}
            endpoints:
              - id: update
                names: [update.vendor.example]
                services: [tls/443]
                assets: [a]
                limits: {per-day: 10MiB}
                purpose: updates
                expires: 2027-01-31
            encryption:
              least-grade: sufficient
            maintenance:
              tools: [ssh]
              windows:
                - {id: w, days: [tue], from: "08:00", to: "12:00"}
            residency:
              countries: [NL]
            severities:
              endpoint.direct-ip: low
            """;

    @Test
    void orderSpellingAndCommentsDoNotCount() {
        String other =
                BASE.replace("[update.vendor.example]", "[UPDATE.vendor.example.]")
                        .replace("residency:", "# where to\nresidency:")
                        .replace("least-grade: sufficient", "preset: ncsc-nl-2025-05");

        assertThat(PolicyDiff.between(read(BASE), read(other))).isEmpty();
    }

    @Test
    void anotherEndpointAllowsMoreAndOneLessAllowsLess() {
        String more =
                BASE.replace(
                        "endpoints:\n",
                        "endpoints:\n  - {id: x, names: [x.example], purpose: x}\n");

        assertThat(changes(BASE, more)).containsExactly("LAXER endpoint x added - > p.yaml:9");
        assertThat(changes(more, BASE)).containsExactly("STRICTER endpoint x removed p.yaml:9 > -");
    }

    @Test
    void anotherServiceAllowsMoreAndAnyServiceStillMore() {
        assertThat(effects("[tls/443]", "[tls/443, ssh/22]"))
                .containsExactly("LAXER services: ssh/22 added");
        assertThat(effects("    services: [tls/443]\n", ""))
                .containsExactly("LAXER services: tls/443 > any");
        assertThat(effects("[tls/443]", "[ssh/22]"))
                .containsExactly("LAXER services: ssh/22 added; tls/443 removed");
    }

    @Test
    void usersExpiryAndLimitsCountBothWays() {
        assertThat(effects("assets: [a]", "assets: [a, b]"))
                .containsExactly("LAXER assets: b added");
        assertThat(effects("    assets: [a]\n", "")).containsExactly("LAXER assets: a > any");
        assertThat(effects("2027-01-31", "2026-12-31"))
                .containsExactly("STRICTER expires: 2027-01-31 > 2026-12-31");
        assertThat(effects("10MiB", "20MiB")).containsExactly("LAXER limit per day: 10MiB > 20MiB");
        assertThat(effects("    limits: {per-day: 10MiB}\n", ""))
                .containsExactly("LAXER limit per day: 10MiB > no limit");
    }

    @Test
    void firstPinDemandsAndSecondAllows() {
        String one = "    pins: [\"key:" + "0".repeat(64) + "\"]\n    purpose:";
        String two =
                "    pins: [\"key:"
                        + "0".repeat(64)
                        + "\", \"key:"
                        + "1".repeat(64)
                        + "\"]\n"
                        + "    purpose:";

        assertThat(effects("    purpose:", one))
                .singleElement()
                .asString()
                .startsWith("STRICTER pins: any > key:000");
        assertThat(changes(BASE.replace("    purpose:", one), BASE.replace("    purpose:", two)))
                .singleElement()
                .asString()
                .startsWith("LAXER endpoint update pins: key:111");
    }

    @Test
    void encryptionOfAllIsToldForWhoeverInheritsIt() {
        assertThat(changes(BASE, BASE.replace("least-grade: sufficient", "least-grade: good")))
                .allMatch(change -> change.startsWith("STRICTER "))
                .anyMatch(change -> change.contains("encryption least grade: sufficient > good"))
                .anyMatch(change -> change.contains("endpoint update least grade"));
    }

    @Test
    void maintenanceIsToldByToolWindowAndOrder() {
        assertThat(effects("tools: [ssh]", "tools: [ssh, rdp]")).containsExactly("LAXER added");
        assertThat(effects("days: [tue]", "days: [tue, wed]"))
                .containsExactly("LAXER days: wednesday added");
        assertThat(effects("\"12:00\"", "\"13:00\"")).containsExactly("OTHER to: 12:00 > 13:00");
        assertThat(effects("  tools: [ssh]", "  orders-required: true\n  tools: [ssh]"))
                .containsExactly("STRICTER orders required: no > yes");
        assertThat(
                        effects(
                                "  tools: [ssh]",
                                "  jump-hosts: [{id: j, addresses: [10.0.0.9]}]\n  tools: [ssh]"))
                .containsExactly("STRICTER jump hosts: any > 10.0.0.9/32");
    }

    @Test
    void residencySeveritiesAndExceptionsAreTold() {
        assertThat(effects("[NL]", "[NL, DE]")).containsExactly("LAXER countries: DE added");
        assertThat(effects("residency:\n  countries: [NL]\n", "")).containsExactly("LAXER removed");
        assertThat(effects("direct-ip: low", "direct-ip: info"))
                .containsExactly("LAXER severity: low > info");
        assertThat(
                        effects(
                                "severities:",
                                "exceptions:\n  - {id: e, code: endpoint.direct-ip, owner: o,"
                                        + " reason: r, expires: 2027-01-01}\nseverities:"))
                .containsExactly("LAXER added");
    }

    @Test
    void whatAllowsMoreComesFirst() {
        String other = BASE.replace("[NL]", "[NL, DE]").replace("2027-01-31", "2026-12-31");

        assertThat(PolicyDiff.between(read(BASE), read(other)))
                .extracting(Change::effect)
                .containsExactly(Effect.LAXER, Effect.STRICTER);
    }

    private static List<String> effects(String from, String to) {
        assertThat(BASE).contains(from);
        return PolicyDiff.between(read(BASE), read(BASE.replace(from, to))).stream()
                .map(change -> change.effect() + " " + change.detail())
                .toList();
    }

    private static List<String> changes(String before, String after) {
        return PolicyDiff.between(read(before), read(after)).stream()
                .map(change ->
                        change.effect()
                                + " "
                                + change.what()
                                + " "
                                + change.detail()
                                + " "
                                + change.before().map(Object::toString).orElse("-")
                                + " > "
                                + change.after().map(Object::toString).orElse("-"))
                .toList();
    }

    private static Policy read(String text) {
        return PolicyReader.read(text, "p.yaml");
    }
}
