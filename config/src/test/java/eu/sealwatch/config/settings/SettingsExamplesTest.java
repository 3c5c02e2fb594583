package eu.sealwatch.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.config.ExampleAndSchema;
import eu.sealwatch.config.yaml.YamlSection;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsExamplesTest {
    private static final Folder FOLDER = new Folder(Path.of("/etc/sealwatch"));
    private static final ExampleAndSchema AGENT = ExampleAndSchema.of("agent");
    private static final ExampleAndSchema COLLECTOR = ExampleAndSchema.of("collector");

    @Test
    void examplesAreValidBySchema() throws IOException {
        assertThat(AGENT.violations()).isEmpty();
        assertThat(COLLECTOR.violations()).isEmpty();
    }

    @Test
    void schemaRefusesWhatReaderRefuses() throws IOException {
        assertThat(AGENT.violations("name: a\nnam: b\n")).isNotEmpty();
        assertThat(COLLECTOR.violations("data-folder: d\nevidence:\n  origin: a b\n")).isNotEmpty();
    }

    @Test
    void agentReaderAndSchemaKnowTheSameKeys() throws IOException {
        YamlSection root = AGENT.open();
        AgentSettings.read(root, FOLDER);
        assertThat(root.vocabulary()).isEqualTo(AGENT.vocabulary());
    }

    @Test
    void collectorReaderAndSchemaKnowTheSameKeys() throws IOException {
        YamlSection root = COLLECTOR.open();
        CollectorSettings.read(root, FOLDER);
        assertThat(root.vocabulary()).isEqualTo(COLLECTOR.vocabulary());
    }

    @Test
    void agentExampleShowsTheDefaults() {
        AgentSettings settings = AgentSettings.read(AGENT.open(), FOLDER);
        assertThat(settings.flows()).isEqualTo(FlowSettings.defaults());
        assertThat(settings.spool())
                .isEqualTo(SpoolSettings.in(Path.of("/etc/sealwatch/data/spool")));
        assertThat(settings.capture())
                .isEqualTo(CaptureSettings.from(new CaptureSettings.Source.Interface("eth1")));
    }

    @Test
    void collectorExampleShowsTheDefaults() {
        CollectorSettings settings = CollectorSettings.read(COLLECTOR.open(), FOLDER);
        assertThat(settings.limits()).isEqualTo(LimitSettings.defaults());
        assertThat(settings.listen().address()).isEqualTo(ListenSettings.defaults().address());
        assertThat(settings.store()).isEqualTo(StoreSettings.in(Path.of("/etc/sealwatch/data")));
        assertThat(settings.policy()).contains(Path.of("/etc/sealwatch/policy.yaml"));
    }
}
