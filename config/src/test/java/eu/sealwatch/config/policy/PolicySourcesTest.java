package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.geo.MmdbWriter;
import eu.sealwatch.config.geo.Place;
import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySourcesTest {
    private static final String SITE =
            """
            includes: [national.yaml]
            id: port
            version: 7
            sites: [{id: quay, networks: [10.1.0.0/16]}]
            assets: [{id: xray-1, kind: cargo-xray, site: quay, addresses: [10.1.1.1]}]
            """;
    private static final String NATIONAL =
            """
            id: national
            version: 3
            encryption: {preset: bsi-2026-01, least-grade: good, name-required: true}
            endpoints:
              - {id: clock, networks: [192.0.2.1], purpose: Time, overridable: true}
              - {id: library, names: [images.example], purpose: Images}
            """;

    @TempDir Path folder;

    @BeforeEach
    void writeLayers() throws IOException {
        write("policy.yaml", SITE);
        write("national.yaml", NATIONAL);
    }

    @Test
    void sectionsAreMergedKeyByKeyAndListsJoined() throws IOException {
        write(
                "policy.yaml",
                SITE
                        + """
                        encryption: {least-grade: phase-out}
                        endpoints: [{id: own, names: [own.example], purpose: Own}]
                        """);
        Policy policy = read();
        assertThat(policy.encryption().preset().id()).isEqualTo("bsi-2026-01");
        assertThat(policy.encryption().least().word()).isEqualTo("phase-out");
        assertThat(policy.encryption().nameRequired()).isTrue();
        assertThat(policy.endpoints())
                .extracting(Endpoint::id)
                .containsExactly("clock", "library", "own");
        assertThat(policy.endpoints())
                .map(endpoint -> endpoint.line().toString())
                .containsExactly("national.yaml:5", "national.yaml:6", "policy.yaml:7");
        assertThat(policy.id()).isEqualTo("port");
        assertThat(policy.layers())
                .containsExactly(
                        new Policy.Layer("national.yaml", "national", 3),
                        new Policy.Layer("policy.yaml", "port", 7));
    }

    @Test
    void overridableEntryIsReplacedAtItsPlace() throws IOException {
        write(
                "policy.yaml",
                SITE + "endpoints: [{id: clock, networks: [192.0.2.9], purpose: Own clock}]\n");
        List<Endpoint> endpoints = read().endpoints();
        assertThat(endpoints).extracting(Endpoint::id).containsExactly("clock", "library");
        assertThat(endpoints.getFirst().purpose()).isEqualTo("Own clock");
    }

    @Test
    void otherEntryIsNotReplaced() throws IOException {
        write("policy.yaml", SITE + "endpoints: [{id: library, names: [x.example], purpose: X}]\n");
        assertRefused(
                folder
                        + "/policy.yaml:6:14: endpoints[0].id: 'library' is taken by"
                        + " national.yaml:6, which is not overridable");
    }

    @Test
    void mistakeInALayerNamesItsFile() throws IOException {
        write("national.yaml", NATIONAL + "lookups: {grce: 5m}\n");
        assertRefused(
                folder + "/national.yaml:7:11: lookups.grce: unknown key; did you mean 'grace'?");
    }

    @Test
    void allMistakesOfAllFilesAreTold() throws IOException {
        write(
                "national.yaml",
                NATIONAL + "lookups: {grace: x}\nresidency: {countries: [UK, XX]}\n");
        write("policy.yaml", SITE + "sevrities: {}\nexceptions: [{id: a, code: b}]\n");
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        problem ->
                                assertThat(problem.problems())
                                        .extracting(line ->
                                                line.replace(folder + "/", "")
                                                        .replaceFirst(": [^:]*$", ""))
                                        .containsExactlyInAnyOrder(
                                                "policy.yaml:6:1: sevrities",
                                                "national.yaml:8:25: residency.countries[0]",
                                                "national.yaml:8:29: residency.countries[1]",
                                                "policy.yaml:7:14: exceptions[0]",
                                                "national.yaml:7:18: lookups.grace"));
    }

    @Test
    void fileThatIncludesItselfIsRefused() throws IOException {
        write("national.yaml", "includes: [policy.yaml]\n" + NATIONAL);
        assertRefused(
                folder
                        + "/national.yaml:1:12: includes[0]: 'policy.yaml' includes itself:"
                        + " policy.yaml > national.yaml > policy.yaml");
    }

    @Test
    void includesHaveABoundedDepth() throws IOException {
        for (int i = 0; i < 10; i++) {
            write("l" + i + ".yaml", "includes: [l" + (i + 1) + ".yaml]\nid: l\nversion: 1\n");
        }
        write("policy.yaml", SITE.replace("national", "l0"));
        assertRefused(folder + "/l6.yaml:1:12: includes[0]: more than 8 includes deep");
    }

    @Test
    void layerThatTwoIncludeIsOne() throws IOException {
        write("a.yaml", "includes: [national.yaml]\nid: a\nversion: 1\n");
        write("policy.yaml", SITE.replace("[national.yaml]", "[national.yaml, a.yaml]"));
        assertThat(read().layers())
                .extracting(Policy.Layer::file)
                .containsExactly("national.yaml", "a.yaml", "policy.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../outside.yaml | '../outside.yaml' lies outside of the policy's folder",
                "/etc/passwd | '/etc/passwd' lies outside of the policy's folder",
                "a/../../b.yaml | 'a/../../b.yaml' lies outside of the policy's folder",
                "a\\b.yaml | 'a\\b.yaml' is not a file name",
                "gone.yaml | FOLDER/gone.yaml: no such file",
                "sub | FOLDER/sub: a folder, not a file",
                "link.yaml | FOLDER/link.yaml: a link that leaves the policy's folder",
            })
    void nothingOutsideOfTheFolderIsRead(String name, String message) throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("/etc/hostname"));
        write("policy.yaml", SITE.replace("[national.yaml]", "['" + name + "']"));
        assertRefused(
                folder
                        + "/policy.yaml:1:12: includes[0]: "
                        + message.replace("FOLDER", folder.toString()));
    }

    @Test
    void fileOfASubfolderNamesItsNeighbours() throws IOException {
        Files.createDirectory(folder.resolve("nl"));
        write("nl/top.yaml", "includes: [base.yaml]\nid: a\nversion: 1\n");
        write("nl/base.yaml", NATIONAL);
        write("policy.yaml", SITE.replace("national.yaml", "nl/top.yaml"));
        assertThat(PolicySources.load(folder.resolve("policy.yaml")).names())
                .containsExactly("policy.yaml", "nl/top.yaml", "nl/base.yaml");
    }

    @Test
    void residencyIsJudgedByTheDatabasesThatItNames() throws IOException {
        Files.write(
                folder.resolve("geo.mmdb"),
                new MmdbWriter("Test", "by hand", Instant.EPOCH)
                        .put("8.8.8.0/24", Map.of("country_code", "US", "asn", 15169))
                        .bytes());
        write(
                "policy.yaml",
                SITE
                        + "residency: {countries: [EU], as: [AS15169], country-database: geo.mmdb,"
                        + " as-database: geo.mmdb}\n");
        Policy policy = read();
        Place place = policy.places().of(Cidr.address("8.8.8.8")).orElseThrow();
        assertThat(place.country()).contains("US");
        assertThat(policy.residency().orElseThrow().allows(place)).isTrue();
        // one file that serves both is one edition
        assertThat(policy.places().editions()).hasSize(1);
        assertThat(policy.residency().orElseThrow().countryDatabase()).contains("geo.mmdb");
    }

    @Test
    void databaseThatIsNoneIsToldAtItsKey() throws IOException {
        write("geo.mmdb", "hello");
        write("policy.yaml", SITE + "residency: {countries: [EU], country-database: geo.mmdb}\n");
        assertRefused(
                folder
                        + "/policy.yaml:6:48: residency.country-database: "
                        + folder
                        + "/geo.mmdb:1: not a line 'first,last,country'");
    }

    @Test
    void bytesAreTheSamePolicyAgain() throws IOException {
        write("orders.csv", "id,asset,from,to\nWO-1,xray-1,2026-01-01T00:00Z,2026-01-02T00:00Z\n");
        write("countries.txt", "# edition 7\n16777216,16777471,AU\n");
        write(
                "policy.yaml",
                SITE
                        + "maintenance: {work-order-files: [orders.csv]}\n"
                        + "residency: {countries: [EU], country-database: countries.txt}\n");
        PolicySources sources = PolicySources.load(folder.resolve("policy.yaml"));
        byte[] bytes = sources.toBytes();
        PolicySources again = PolicySources.parse(bytes);
        assertThat(again.names()).containsExactly("policy.yaml", "national.yaml", "orders.csv");
        assertThat(again.toBytes()).isEqualTo(bytes);
        assertThat(again.databases())
                .singleElement()
                .satisfies(edition -> {
                    assertThat(edition.name()).isEqualTo("countries.txt");
                    assertThat(edition.title()).isEqualTo("edition 7");
                });
        Policy policy = PolicyReader.read(again, Set.of());
        assertThat(policy.maintenance().workOrders()).hasSize(1);
        assertThat(policy.endpoints()).isEqualTo(PolicyReader.read(sources, Set.of()).endpoints());
        // a database is named, not held
        assertThat(policy.places().of(Cidr.address("1.0.0.1"))).isEmpty();
        Policy placed = PolicyReader.read(again.with(sources.places()), Set.of());
        assertThat(placed.places().of(Cidr.address("1.0.0.1"))).isPresent();
    }

    @Test
    void entryOfAnOlderLogIsAPolicyOfOneFile() {
        String old = "site.yaml\n" + SITE.replace("includes: [national.yaml]\n", "");
        PolicySources sources = PolicySources.parse(old.getBytes(StandardCharsets.UTF_8));
        assertThat(PolicyReader.read(sources, Set.of()).file()).isEqualTo("site.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no line end",
                "sealwatch-policy 1\n",
                "sealwatch-policy 1\nfile 5 a\nabc\n",
                "sealwatch-policy 1\nfile 3 a\nabcd\n",
                "sealwatch-policy 1\nfile 03 a\nabc\n",
                "sealwatch-policy 1\nfile 3 a\nabc\nfile 3 a\nabc\n",
                "sealwatch-policy 1\nfile 3 a\nabc\nmore\n",
                "sealwatch-policy 1\nfile 3 a\nabc\ndatabase 00 b\n"
            })
    void otherBytesAreRefused(String text) {
        assertThatThrownBy(() -> PolicySources.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("not the bytes of a policy: ");
    }

    @Test
    void policyGivenWithoutItsFilesSaysSo() {
        assertThatThrownBy(() -> PolicyReader.read(SITE, "policy.yaml"))
                .isInstanceOf(ConfigException.class)
                .message()
                .startsWith("policy.yaml:1:12: includes[0]: 'national.yaml' is not at hand");
    }

    @Test
    void tenThousandEndpointsAreReadInTime() {
        var text = new StringBuilder(SITE.replace("includes: [national.yaml]\n", ""));
        text.append("endpoints:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append(
                    """
                      - id: e%d
                        names: ["*.e%d.vendor.example"]
                        networks: [198.51.%d.%d]
                        services: [tls/443]
                        assets: [xray-1]
                        purpose: One of many
                    """
                            .formatted(i, i, i / 250, i % 250));
        }
        String yaml = text.toString();
        PolicyReader.read(yaml, "p");
        // the thread's own time: other work on the machine does not count
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(PolicyReader.read(yaml, "p").endpoints()).hasSize(10_000);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(2));
    }

    private Policy read() {
        return PolicyReader.read(folder.resolve("policy.yaml"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::read).isInstanceOf(ConfigException.class).hasMessage(message);
    }
}
