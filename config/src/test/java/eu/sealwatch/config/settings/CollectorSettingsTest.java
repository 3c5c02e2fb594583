package eu.sealwatch.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorSettingsTest {
    private static final String LEAST =
            """
            data-folder: /var/lib/sealwatch
            evidence:
              origin: customs.example/scanners
            """;

    @Test
    void leastFileTakesDefaultsForAllElse() {
        CollectorSettings settings = read(LEAST);
        assertThat(settings.listen().port()).isEqualTo(7443);
        assertThat(settings.listen().address().isAnyLocalAddress()).isTrue();
        assertThat(settings.listen().names()).isEqualTo(List.of("localhost"));
        assertThat(settings.limits()).isEqualTo(LimitSettings.defaults());
        assertThat(settings.evidence().checkpointEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.store().file()).isEqualTo(Path.of("/var/lib/sealwatch/store.sqlite"));
        assertThat(settings.policy()).isEmpty();
        assertThat(settings.web()).as("nothing listens for people unless asked to").isEmpty();
    }

    @Test
    void pagesAreForThisMachineAloneUnlessTold() {
        WebSettings web = read(LEAST + "web: {}").web().orElseThrow();
        assertThat(web.address().isLoopbackAddress()).isTrue();
        assertThat(web.port()).isEqualTo(8443);
        assertThat(web.tls()).isEmpty();
        assertThat(web.idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(web.longest()).isEqualTo(Duration.ofHours(12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen: {port: abc} | listen.port: 'abc' is not a whole number from 0 to 65535",
                "listen: {address: localhost} | listen.address: 'localhost' is not an IP address",
                "listen: {names: [a/b]} | listen.names[0]: 'a/b' is neither a host name nor an IP"
                        + " address",
                "store: {file: ../x.sqlite} | store.file: '../x.sqlite' lies outside the data"
                        + " folder; give a path inside it",
                "web: {certificate: a.pem} | web: 'certificate' and 'key' are given together or not"
                        + " at all",
                "web: {public-url: 'http://a.example'} | web.public-url: 'http://a.example' is not"
                        + " like https://sealwatch.customs.example, without a path",
                "limits: {handshake-timeout: 10} | limits.handshake-timeout: '10' is not a length"
                        + " of time such as 500ms, 90s, 5m, 12h or 7d",
            })
    void mistakeIsToldWithLineAndKey(String extra, String message) {
        assertThatThrownBy(() -> read(LEAST + extra))
                .isInstanceOf(ConfigException.class)
                .extracting(problem ->
                        problem.getMessage()
                                .replaceFirst("^(collector\\.yaml:\\d+):\\d+: ", "$1: "))
                .isEqualTo("collector.yaml:4: " + message);
    }

    @Test
    void evidenceHasNoWitnessesTimeStampsOrKeyStoreUnlessToldSo() {
        EvidenceSettings evidence = read(LEAST).evidence();
        assertThat(evidence.epochBytes()).isEqualTo(4L << 30);
        assertThat(evidence.keepFor()).isEmpty();
        assertThat(evidence.keyStore()).isEmpty();
        assertThat(evidence.witnesses()).isEmpty();
        assertThat(evidence.timeStamps()).isEmpty();
        EvidenceSettings all =
                read(LEAST
                                + """
                                  epoch: {max-bytes: 1GiB, keep-for: 30d}
                                  key-store: {file: log.p12}
                                  witnesses: {policy: w.policy, every: 5m}
                                  time-stamps: {url: 'http://tsa.example'}
                                """)
                        .evidence();
        assertThat(all.epochBytes()).isEqualTo(1L << 30);
        assertThat(all.keepFor()).contains(Duration.ofDays(30));
        assertThat(all.keyStore())
                .contains(
                        new KeyStoreSettings(Path.of("/etc/sealwatch/log.p12"), Optional.empty()));
        assertThat(all.witnesses().orElseThrow().every()).isEqualTo(Duration.ofMinutes(5));
        assertThat(all.timeStamps().orElseThrow().every()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  time-stamps: {url: tsa.example} | evidence.time-stamps.url: 'tsa.example' is not"
                        + " an address that begins with http:// or https://",
                "  witnesses: {every: 1m} | evidence.witnesses: 'policy' is missing",
                "  epoch: {keep-for: 1h} | evidence.epoch.keep-for: '1h' is not a length of time"
                        + " from 1d to 36500d"
            })
    void mistakeInEvidenceIsToldWithLineAndKey(String extra, String message) {
        assertThatThrownBy(() -> read(LEAST + "  " + extra))
                .isInstanceOf(ConfigException.class)
                .extracting(problem ->
                        problem.getMessage()
                                .replaceFirst("^(collector\\.yaml:\\d+):\\d+: ", "$1: "))
                .isEqualTo("collector.yaml:4: " + message);
    }

    @Test
    void originIsRequiredBecauseItCanNeverChange() {
        assertThatThrownBy(() -> read("data-folder: d"))
                .extracting(problem ->
                        problem.getMessage()
                                .replaceFirst("^(collector\\.yaml:\\d+):\\d+: ", "$1: "))
                .isEqualTo("collector.yaml:1: evidence: 'origin' is missing");
    }

    private static CollectorSettings read(String text) {
        return CollectorSettings.read(
                YamlDocument.parse(text, "collector.yaml"), new Folder(Path.of("/etc/sealwatch")));
    }
}
