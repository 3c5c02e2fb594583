package eu.sealwatch.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.settings.CaptureSettings.Source.CaptureFile;
import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentSettingsTest {
    private static final String LEAST =
            """
            name: tap-1
            data-folder: data
            capture:
              interface: eth1
            collector:
              host: collector.example
            """;

    @Test
    void leastFileTakesDefaultsForAllElse() {
        AgentSettings settings = read(LEAST);
        assertThat(settings.siteNetworks()).isEqualTo(SiteNetworks.DEFAULT);
        assertThat(settings.siteNetworks()).contains(Cidr.parse("10.0.0.0/8"));
        assertThat(settings.collector()).isEqualTo(new UplinkSettings("collector.example", 7443));
        assertThat(settings.flows()).isEqualTo(FlowSettings.defaults());
        assertThat(settings.metrics()).isEqualTo(MetricsSettings.off());
        assertThat(settings.spool().flushEvery()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void relativePathsStartAtTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("agent.yaml"), LEAST);
        AgentSettings settings = AgentSettings.read(file);
        assertThat(settings.dataFolder()).isEqualTo(folder.resolve("data"));
        assertThat(settings.spool().folder()).isEqualTo(folder.resolve("data/spool"));
    }

    @Test
    void captureMayBeFile() {
        AgentSettings settings = read(LEAST.replace("interface: eth1", "file: ../a.pcap"));
        assertThat(settings.capture().source()).isEqualTo(new CaptureFile(Path.of("/etc/a.pcap")));
    }

    @Test
    void captureMethodIsTheRingWhereItCanBeHadUnlessSaidOtherwise() {
        assertThat(read(LEAST).capture().method()).isEqualTo(CaptureSettings.Method.AUTO);
        String pcap = LEAST.replace("interface: eth1", "{interface: eth1, method: pcap}");
        assertThat(read(pcap).capture().method()).isEqualTo(CaptureSettings.Method.PCAP);
    }

    @Test
    void metricsPortZeroIsOff() {
        assertThat(read(LEAST + "metrics:\n  port: 0\n").metrics())
                .isEqualTo(MetricsSettings.off());
        assertThat(read(LEAST + "metrics:\n  port: 9464\n").metrics().port()).hasValue(9464);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: tap-1 | name: tap 1 | 1: name: 'tap 1' is not a name of up to 64 letters,"
                        + " digits, dots and hyphens",
                "interface: eth1 | snaplen: 64 | 3: capture: give either 'interface' or 'file'",
                "interface: eth1 | {interface: eth1, method: mmap} | 4: capture.method: 'mmap' is not"
                        + " auto, ring or pcap",
                "interface: eth1 | {interface: eth1, threads: 0} | 4: capture.threads: '0' is not a"
                        + " whole number from 1 to 64",
                "interface: eth1 | interfce: eth1 | 4: capture.interfce: unknown key; did you mean"
                        + " 'interface'?",
                "host: collector.example | port: 1 | 5: collector: 'host' is missing",
                "host: collector.example | host: a_b | 6: collector.host: 'a_b' is neither a host"
                        + " name nor an IP address",
                "host: collector.example | host: 10.0.0.256 | 6: collector.host: '10.0.0.256' is"
                        + " not an IP address",
                "data-folder: data | flows: {max-flows: 10} | 1: 'data-folder' is missing",
            })
    void mistakeIsToldWithLineAndKey(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(LEAST.replace(right, wrong)))
                .isInstanceOf(ConfigException.class)
                .extracting(problem ->
                        problem.getMessage().replaceFirst("^(agent\\.yaml:\\d+):\\d+: ", "$1: "))
                .isEqualTo("agent.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flows: {max-flows: 10} | flows.max-flows: '10' is not a whole number from 1024 to"
                        + " 16777216",
                "flows: {memory: 1MiB} | flows.memory: '1MiB' is not a size from 16MiB to 1TiB",
                "flows: {tcp-idle: 2d} | flows.tcp-idle: '2d' is not a length of time from 1s to"
                        + " 1d",
                "spool: {max-bytes: 1KiB} | spool.max-bytes: '1KiB' is not a size from 1MiB to"
                        + " 1TiB",
                "site-networks: [10.0.0.0/40] | site-networks[0]: prefix length 40 is not in 0..32",
            })
    void valueOutOfBoundsIsToldWithItsBounds(String extra, String message) {
        assertThatThrownBy(() -> read(LEAST + extra))
                .isInstanceOf(ConfigException.class)
                .extracting(problem ->
                        problem.getMessage().replaceFirst("^(agent\\.yaml:\\d+):\\d+: ", "$1: "))
                .isEqualTo("agent.yaml:7: " + message);
    }

    @Test
    void recordsRefuseTheSameBounds() {
        assertThatThrownBy(() -> new UplinkSettings("a", 0))
                .hasMessage("collector.port: 0 is not from 1 to 65535");
        assertThatThrownBy(() -> new SpoolSettings(Path.of("a"), 1L << 30, Duration.ZERO))
                .hasMessage("spool.flush-every: 0ms is not from 100ms to 1m");
    }

    private static AgentSettings read(String text) {
        return AgentSettings.read(
                YamlDocument.parse(text, "agent.yaml"), new Folder(Path.of("/etc/sealwatch")));
    }
}
