package eu.sealwatch.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
                "limits: {handshake-timeout: 10} | limits.handshake-timeout: '10' is not a length"
                        + " of time such as 500ms, 90s, 5m, 12h or 7d",
            })
    void mistakeIsToldWithLineAndKey(String extra, String message) {
        assertThatThrownBy(() -> read(LEAST + extra))
                .isInstanceOf(ConfigException.class)
                .hasMessage("collector.yaml:4: " + message);
    }

    @Test
    void originIsRequiredBecauseItCanNeverChange() {
        assertThatThrownBy(() -> read("data-folder: d"))
                .hasMessage("collector.yaml:1: evidence: 'origin' is missing");
    }

    private static CollectorSettings read(String text) {
        return CollectorSettings.read(
                YamlDocument.parse(text, "collector.yaml"), new Folder(Path.of("/etc/sealwatch")));
    }
}
