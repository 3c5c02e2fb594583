package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.ExampleAndSchema;
import eu.sealwatch.config.yaml.ConfigException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorReaderTest {
    private static final String BASE =
            """
            id: test
            version: 1
            sites: [{id: s, networks: [10.0.0.0/8]}]
            """;

    @Test
    void exampleShowsTheDefaults() {
        DetectorSettings shown =
                PolicyReader.read(ExampleAndSchema.of("policy").example()).detectors();
        DetectorSettings defaults = read("");
        assertThat(shown.learning()).isEqualTo(defaults.learning());
        assertThat(shown.volume()).isEqualTo(defaults.volume());
        assertThat(shown.beacon()).isEqualTo(defaults.beacon());
        assertThat(shown.slowDrip()).isEqualTo(defaults.slowDrip());
        assertThat(shown.icmpTunnel()).isEqualTo(defaults.icmpTunnel());
        assertThat(shown.unknownEncrypted()).isEqualTo(defaults.unknownEncrypted());
        assertThat(shown.firstContact()).isEqualTo(defaults.firstContact());
        assertThat(shown.offHours()).isEqualTo(defaults.offHours());
        assertThat(shown.dnsTunnel().least()).isEqualTo(defaults.dnsTunnel().least());
        assertThat(shown.dnsTunnel().names()).isEqualTo(defaults.dnsTunnel().names());
    }

    @Test
    void whatIsSetHolds() {
        DetectorSettings set =
                read(
                        """
                        detectors:
                          learning: 7d
                          volume: {factor: 20}
                          beacon: {enabled: false}
                          resolver-bypass: {resolvers: [10.0.0.53]}
                        """);
        assertThat(set.learning()).isEqualTo(Duration.ofDays(7));
        assertThat(set.volume().factor()).isEqualTo(20);
        assertThat(set.beacon().enabled()).isFalse();
        assertThat(set.resolverBypass().resolvers()).isEqualTo(List.of(Cidr.parse("10.0.0.53")));
    }

    @Test
    void ownExceptionsJoinTheReputationServices() {
        assertThat(read("detectors: {dns-tunnel: {except: [Av.Example.]}}").dnsTunnel().except())
                .contains("av.example", "spamhaus.org");
    }

    @Test
    void figureOutOfBoundsNamesKeyAndBounds() {
        assertThatThrownBy(() -> read("detectors: {beacon: {jitter: 80}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("detectors.beacon.jitter")
                .hasMessageContaining("from 0 to 50");
    }

    @Test
    void misspeltDetectorIsRefused() {
        assertThatThrownBy(() -> read("detectors: {becon: {}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("becon")
                .hasMessageContaining("beacon");
    }

    private static DetectorSettings read(String more) {
        return PolicyReader.read(BASE + more, "test.yaml").detectors();
    }
}
