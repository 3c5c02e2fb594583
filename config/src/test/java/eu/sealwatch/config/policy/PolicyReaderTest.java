package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    /** Twelve lines; a test changes one of them, or adds a thirteenth. */
    private static final String BASE =
            """
            id: test
            version: 1
            sites:
              - {id: quay, networks: [10.1.0.0/16]}
            assets:
              - {id: xray-1, kind: cargo-xray, site: quay, addresses: [10.1.1.1]}
            endpoints:
              - id: library
                names: [images.example]
                purpose: Images
            maintenance:
              tools: [ssh, rdp]
            """;

    @Test
    void leastPolicyHasDefaults() {
        Policy policy =
                PolicyReader.read(
                        "id: a\nversion: 1\nsites: [{id: s, networks: [0.0.0.0/0]}]", "p");
        assertThat(policy.encryption().preset().id()).isEqualTo("ncsc-nl-2025-05");
        assertThat(policy.encryption().least()).isEqualTo(Grade.SUFFICIENT);
        assertThat(policy.encryption().cleartextAllowed()).isFalse();
        assertThat(policy.lookupGrace()).isEqualTo(Duration.ofMinutes(5));
        assertThat(policy.maintenance().tools()).isEmpty();
        assertThat(policy.residency()).isEmpty();
        assertThat(policy.sites().getFirst().name()).isEqualTo("s");
    }

    @Test
    void defaultPolicyHoldsPrivateNetworksAndAllowsNothing() {
        Policy policy = PolicyReader.defaults();
        for (String inside :
                new String[] {
                    "10.9.8.7",
                    "172.31.0.1",
                    "192.168.1.1",
                    "169.254.0.9",
                    "127.0.0.1",
                    "fd00::1",
                    "fe80::1",
                    "::1"
                }) {
            assertThat(policy.siteOf(Cidr.address(inside))).map(Site::id).contains("site");
        }
        assertThat(policy.siteOf(Cidr.address("192.0.2.1"))).isEmpty();
        assertThat(policy.siteOf(Cidr.address("172.32.0.1"))).isEmpty();
        assertThat(policy.endpoints()).isEmpty();
        assertThat(policy.maintenance().tools()).isEmpty();
        assertThat(policy.encryption().line()).hasToString("default-policy.yaml:21");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "names: [images.example] | servces: [ssh] | 9: endpoints[0].servces: unknown key;"
                        + " did you mean 'services'?",
                "purpose: Images | approver: me | 8: endpoints[0]: 'purpose' is missing",
                "names: [images.example] | assets: [xray-1] | 8: endpoints[0]: neither 'names' nor"
                        + " 'networks' is given; say which hosts are meant",
                "names: [images.example] | names: [a*.example] | 9: endpoints[0].names[0]:"
                        + " 'a*.example' is neither a host name nor '*.' and a host name; a star"
                        + " stands only for whole leading labels",
                "site: quay | site: quai | 6: assets[0].site: 'quai' is not the id of any site;"
                        + " did you mean 'quay'?",
                "10.1.1.1 | 10.2.1.1 | 6: assets[0].addresses[0]: '10.2.1.1' is outside the"
                        + " networks of site 'quay': [10.1.0.0/16]",
                "10.1.1.1 | 10.0.0.0/8 | 6: assets[0].addresses[0]: '10.0.0.0/8' is outside the"
                        + " networks of site 'quay': [10.1.0.0/16]",
                "id: quay, networks | id: quay, network | 4: sites[0].network: unknown key; did you"
                        + " mean 'networks'?",
                "networks: [10.1.0.0/16] | name: Quay | 4: sites[0]: 'networks' is missing",
                "tools: [ssh, rdp] | tools: [ssh, ssh] | 12: maintenance.tools[1]: 'ssh' is given"
                        + " twice",
                "version: 1 | version: one | 2: version: 'one' is not a whole number from 1 to"
                        + " 999999999",
                "id: test | # nothing | 2: 'id' is missing",
            })
    void mistakeIsToldWithLineAndKey(String right, String wrong, String message) {
        assertRefused(BASE.replace(right, wrong), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "encryption: {preset: bsi-2026} | encryption.preset: 'bsi-2026' is not a preset;"
                        + " known here: ncsc-nl-2025-05, ncsc-nl-2.1, bsi-2026-01,"
                        + " bsi-2026-01-tolerant, nist-800-52r2, anssi-1.2, rfc9325, mozilla-modern-6.0,"
                        + " quantum-safe",
                "encryption: {preset: bsi-2026-1} | encryption.preset: 'bsi-2026-1' is not a"
                        + " preset; did you mean 'bsi-2026-01'?",
                "encryption: {least-grade: sufficent} | encryption.least-grade: 'sufficent' is not"
                        + " a grade; did you mean 'sufficient'?",
                "residency: {countries: [UK]} | residency.countries[0]: 'UK' is neither an ISO"
                        + " 3166-1 code of two capitals, nor EU or EEA",
                "residency: {unknown: allow} | residency: 'countries' is missing; name where data"
                        + " may go, for example [EU]",
                "residency: {countries: [EU], unknown: maybe} | residency.unknown: 'maybe' is not"
                        + " allow or finding",
                "lookups: {grace: 2d} | lookups.grace: '2d' is not a length of time from 0ms to 1d",
                "severities: {direct-ip: low} | severities.direct-ip: a finding code is written"
                        + " group.code",
                "severities: {endpoint.direct-ip: mild} | severities.endpoint.direct-ip: 'mild' is"
                        + " not one of info, low, medium, high, critical",
                "id: again | id: given before, on line 1",
            })
    void mistakeInAddedLineIsTold(String line, String message) {
        assertRefused(BASE + line, "13: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows: [{id: w, from: 22:00, to: 22:00}] | windows[0].to: a window from 22:00"
                        + " to 22:00 has no length",
                "windows: [{id: w, from: 25:00, to: 22:00}] | windows[0].from: '25:00' is not a"
                        + " time of day such as 22:00",
                "windows: [{id: w, from: 1:00, to: 22:00}] | windows[0].from: '1:00' is not a"
                        + " time of day such as 22:00",
                "windows: [{id: w, from: 01:00, to: 02:00, days: [monday]}] | windows[0].days[0]:"
                        + " 'monday' is not a day such as mon, or a range such as mon-fri",
                "windows: [{id: w, from: 01:00, to: 02:00, zone: Mars}] | windows[0].zone: 'Mars'"
                        + " is not a time zone such as Europe/Amsterdam or UTC",
                "windows: [{id: w, from: 01:00, to: 02:00, tools: [rdo]}] | windows[0].tools[0]:"
                        + " 'rdo' is not the id of any approved tool; did you mean 'rdp'?",
                "windows: [{id: w, from: 01:00, to: 02:00, assets: [xray-2]}] |"
                        + " windows[0].assets[0]: 'xray-2' is not the id of any asset; did you mean"
                        + " 'xray-1'?",
                "jump-hosts: [{id: j}] | jump-hosts[0]: 'addresses' is missing",
                "work-orders: [{id: o, asset: xray-1, from: 2026-12-01, to: 2026-12-02}] |"
                        + " work-orders[0].from: '2026-12-01' is not a moment such as"
                        + " 2026-12-31T22:00:00Z or 2026-12-31T23:00:00+01:00",
                "work-orders: [{id: o, asset: xray-1, from: 2026-12-01T08:00:00Z, to:"
                        + " 2026-12-01T08:00:00Z}] | work-orders[0].to: a work order must end after"
                        + " it begins: 2026-12-01T08:00:00Z",
                "windows: [{id: w, from: 01:00, to: 02:00}, {id: w, from: 03:00, to: 04:00}] |"
                        + " windows[1].id: 'w' is taken by line 13",
            })
    void mistakeInMaintenanceIsTold(String line, String message) {
        assertRefused(BASE + "  " + line, "13: maintenance." + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services: [tls/70000] | services[0]: '70000' is not a port: 1 to 65535",
                "assets: [xray1] | assets[0]: 'xray1' is not the id of any asset; did you mean"
                        + " 'xray-1'?",
                "networks: [10.0.0.0/99] | networks[0]: prefix length 99 is not in 0..32",
                "networks: [vendor.example] | networks[0]: 'vendor.example' is not an IP address",
                "expires: 2026-13-01 | expires: '2026-13-01' is not a day such as 2026-12-31",
                "pins: [cert:00] | pins[0]: 'cert:00' is not a pin: cert: or key: and 64"
                        + " hexadecimal digits, or ssh: and 43 characters of base64",
                "limits: {per-day: lots} | limits.per-day: 'lots' is not a size such as 512, 64KiB,"
                        + " 256MiB or 2GiB",
                "limits: {per-week: 1} | limits.per-week: unknown key; known here: per-connection,"
                        + " per-day, per-hour",
            })
    void mistakeInEndpointIsTold(String line, String message) {
        assertRefused(
                BASE.replace("names: [images.example]", "names: [a.example]\n    " + line),
                "10: endpoints[0]." + message);
    }

    @Test
    void sameIdTwiceIsRefused() {
        assertRefused(
                BASE.replace(
                        "maintenance:", "  - {id: library, names: [b], purpose: b}\nmaintenance:"),
                "11: endpoints[1].id: 'library' is taken by line 8");
    }

    @Test
    void policyWithoutSiteIsRefused() {
        assertRefused(
                "id: a\nversion: 1",
                "1: 'sites' is missing; name at least one site with its networks");
    }

    @Test
    void findingCodesAreCheckedWhereTheCatalogueIsKnown(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("p.yaml"), BASE + "severities: {endpoint.direct-up: low}\n");
        assertThat(PolicyReader.read(file).severities()).containsKey("endpoint.direct-up");
        assertThatThrownBy(() -> PolicyReader.read(file, Set.of("endpoint.direct-ip")))
                .hasMessage(
                        file
                                + ":13:14: severities.endpoint.direct-up: unknown finding code; did you"
                                + " mean 'endpoint.direct-ip'?");
    }

    @Test
    void rangeOfDaysMayPassTheEndOfTheWeek() {
        assertThat(Times.days("sat-mon"))
                .containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> PolicyReader.read(text, "policy.yaml"))
                .isInstanceOf(ConfigException.class)
                .extracting(problem ->
                        problem.getMessage().replaceFirst("^(policy\\.yaml:\\d+):\\d+: ", "$1: "))
                .isEqualTo("policy.yaml:" + message);
    }
}
