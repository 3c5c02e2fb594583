package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.ExampleAndSchema;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.config.preset.Presets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyExampleTest {
    private static final ExampleAndSchema FILES = ExampleAndSchema.of("policy");
    private static final Policy POLICY = PolicyReader.read(FILES.example());

    @Test
    void exampleIsValidBySchema() throws IOException {
        assertThat(FILES.violations()).isEmpty();
    }

    @Test
    void readerAndSchemaKnowTheSameKeys() throws IOException {
        assertThat(PolicyReader.vocabulary(PolicySources.load(FILES.example())))
                .isEqualTo(FILES.vocabulary());
    }

    @Test
    void exampleAndSchemaNameEveryPreset() throws IOException {
        String example = Files.readString(FILES.example());
        String schema = Files.readString(FILES.schema());
        for (EncryptionPreset preset : Presets.all()) {
            assertThat(example).contains(preset.id());
            assertThat(schema).contains('"' + preset.id() + '"');
        }
    }

    @Test
    void partsKnowTheLineTheyCameFrom() {
        assertThat(POLICY.file()).isEqualTo("policy.yaml");
        assertThat(POLICY.sites())
                .map(site -> site.line().toString())
                .first()
                .isEqualTo("policy.yaml:" + lineOf("  - id: maasvlakte"));
        assertThat(endpoint("vendor-diagnostics").line().number())
                .isEqualTo(lineOf("  - id: vendor-diagnostics"));
        assertThat(POLICY.maintenance().tools().getFirst().line().number())
                .isEqualTo(lineOf("  tools: [ssh, rdp]"));
    }

    @Test
    void endpointInheritsWhatItDoesNotSay() {
        EncryptionRequirement own = endpoint("image-library").encryption().orElseThrow();
        assertThat(own.preset()).isEqualTo(POLICY.encryption().preset());
        assertThat(own.least()).isEqualTo(Grade.GOOD);
        assertThat(own.quantumSafe()).isTrue();
        assertThat(own.cleartextAllowed()).isFalse();
    }

    @Test
    void endpointHasLimitsServicesAndExpiry() {
        Endpoint library = endpoint("image-library");
        assertThat(library.services()).contains(Service.parse("tls/443"));
        assertThat(library.limits().orElseThrow().perConnection()).hasValue(2L << 30);
        assertThat(library.expires()).isEmpty();
        assertThat(endpoint("vendor-diagnostics").expires()).contains(LocalDate.of(2027, 6, 30));
    }

    @Test
    void windowsHaveDaysTimesAndZone() {
        Window nights = POLICY.maintenance().windows().getFirst();
        assertThat(nights.days())
                .isEqualTo(
                        new Days.OfWeek(
                                Set.of(
                                        DayOfWeek.MONDAY,
                                        DayOfWeek.TUESDAY,
                                        DayOfWeek.WEDNESDAY,
                                        DayOfWeek.THURSDAY)));
        assertThat(nights.from()).isEqualTo(LocalTime.of(22, 0));
        assertThat(nights.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
        assertThat(nights.longest()).contains(Duration.ofHours(2));
        assertThat(POLICY.maintenance().windows().get(1).end())
                .isEqualTo(new Window.End.At(LocalTime.MAX));
    }

    @Test
    void workOrderTimesHaveTheirOffset() {
        assertThat(POLICY.maintenance().workOrders().getFirst().from())
                .isEqualTo(Instant.parse("2026-12-01T07:00:00Z"));
    }

    @Test
    void residencyResolvesGroupsOfCountries() {
        Residency residency = POLICY.residency().orElseThrow();
        assertThat(residency.countries()).contains("NL", "NO", "CH").doesNotContain("EEA", "GB");
        assertThat(residency.countries()).hasSize(27 + 3 + 1);
        assertThat(residency.unknownAllowed()).isFalse();
    }

    @Test
    void severitiesAreByFindingCode() {
        assertThat(POLICY.severities())
                .isEqualTo(
                        Map.of(
                                "endpoint.direct-ip", Severity.LOW,
                                "maintenance.not-via-jump-host", Severity.CRITICAL));
    }

    @Test
    void addressBelongsToSiteAndAsset() {
        byte[] viewer = Cidr.address("10.20.1.21");
        assertThat(POLICY.siteOf(viewer)).map(Site::id).contains("maasvlakte");
        assertThat(POLICY.assetOf(viewer)).map(Asset::id).contains("xray-1-viewer");
    }

    private static Endpoint endpoint(String id) {
        return POLICY.endpoints().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int lineOf(String text) {
        try {
            return Files.readAllLines(FILES.example()).indexOf(text) + 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
