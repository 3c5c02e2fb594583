package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.config.policy.PolicyReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One base policy without a doubt; each test adds the one that it is about. */
class PolicyDoubtsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String BASE =
            """
            id: p
            version: 1
            sites:
              - {id: s, networks: [10.0.0.0/8]}
            assets:
              - {id: a, kind: scanner, site: s, addresses: [10.0.0.1]}
            endpoints:
              - {id: e, names: [a.vendor.example], assets: [a], purpose: x}
            """;

    @Test
    void soundPolicyRaisesNone() {
        assertThat(doubts("")).isEmpty();
    }

    @Test
    void endpointThatNoAssetMayUse() {
        assertThat(doubts("  - {id: n, names: [x.example], kinds: [viewer], purpose: x}\n"))
                .containsExactly(
                        "p.yaml:9 no asset may use endpoint n: none is of these assets, kinds and"
                                + " sites at once");
    }

    @Test
    void endpointPastItsLastDay() {
        assertThat(doubts("  - {id: n, names: [x.example], purpose: x, expires: 2026-11-23}\n"))
                .containsExactly(
                        "p.yaml:9 endpoint n allows nothing any more: its last day was 2026-11-23");
        assertThat(doubts("  - {id: n, names: [x.example], purpose: x, expires: 2026-11-24}\n"))
                .isEmpty();
    }

    @Test
    void starUnderAPublicSuffix() {
        assertThat(doubts("  - {id: n, names: [\"*.co.uk\"], purpose: x}\n"))
                .containsExactly("p.yaml:9 endpoint n: under co.uk anybody can register a name");
        assertThat(doubts("  - {id: n, names: [\"*.vendor.co.uk\"], purpose: x}\n")).isEmpty();
    }

    @Test
    void endpointThatAnotherHides() {
        assertThat(doubts("  - {id: n, names: [A.vendor.example], assets: [a], purpose: x}\n"))
                .containsExactly(
                        "p.yaml:9 endpoint n never decides about a.vendor.example: endpoint e above"
                                + " does");
    }

    @Test
    void addressThatAnotherAssetHas() {
        String text =
                BASE.replace(
                        "endpoints:",
                        "  - {id: b, kind: viewer, site: s, addresses: [10.0.0.1]}\nendpoints:");
        assertThat(of(text))
                .containsExactly(
                        "p.yaml:7 asset b is never found by 10.0.0.1/32: asset a above has it");
    }

    @Test
    void windowOrderAndExceptionThatAreOver() {
        String maintenance =
                """
                maintenance:
                  tools: [ssh]
                  windows:
                    - {id: w, rule: "FREQ=DAILY;COUNT=1", start: 2020-01-01, from: "08:00", to: "09:00"}
                  work-orders:
                    - {id: o, asset: a, from: 2026-11-01T08:00:00Z, to: 2026-11-01T09:00:00Z}
                exceptions:
                  - {id: x, code: endpoint.direct-ip, owner: o, reason: r, expires: 2026-11-01}
                """;
        assertThat(doubts(maintenance))
                .containsExactly(
                        "p.yaml:12 window w does not open within a year of today",
                        "p.yaml:14 work order o is past: it ended 2026-11-01T09:00:00Z",
                        "p.yaml:16 exception x holds no more: its last day was 2026-11-01");
    }

    private static List<String> doubts(String more) {
        return of(BASE + more);
    }

    private static List<String> of(String text) {
        return PolicyDoubts.of(PolicyReader.read(text, "p.yaml"), NOW).stream()
                .map(doubt -> doubt.line() + " " + doubt.text())
                .toList();
    }
}
