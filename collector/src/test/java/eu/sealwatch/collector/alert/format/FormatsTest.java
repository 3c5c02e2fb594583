package eu.sealwatch.collector.alert.format;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Finding;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Shown;
import eu.sealwatch.collector.store.FindingChange;
import eu.sealwatch.collector.store.StoredFinding;
import eu.sealwatch.config.policy.Severity;
import eu.sealwatch.config.settings.AlertSettings;
import eu.sealwatch.config.settings.Tlp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The message of one finding, in each format; the pages show the same bytes. */
public class FormatsTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "alerts");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void settingsAndClassesKnowTheSameFormats() {
        assertThat(Formats.words()).containsExactlyInAnyOrderElementsOf(AlertSettings.FORMATS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "cef", "ocsf", "stix"})
    void exampleInTheGuideIsWhatIsSent(String word) throws IOException {
        String written = text(Formats.of(word).write(one("reason")));
        if (written.startsWith("{")) {
            written = JSON.readTree(written).toPrettyString();
        }
        Path file = EXAMPLES.resolve(word + (word.equals("cef") ? ".txt" : ".json"));
        if (Boolean.getBoolean("sealwatch.rewrite")) {
            Files.writeString(file, written + "\n");
        }
        assertThat(file).hasContent(written + "\n");
    }

    @Test
    void stixIdsOfObservablesFollowTheStandard() {
        assertThat(idOf("domain-name", "example.com"))
                .isEqualTo("domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7");
        assertThat(idOf("ipv4-addr", "198.51.100.3"))
                .isEqualTo("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
    }

    private static String idOf(String type, String value) {
        return StixFormat.observable(type, Map.of("value", value)).path("id").asString();
    }

    @Test
    void stixMarksEachObjectAndRefersOnlyToWhatTheBundleHolds() {
        JsonNode bundle = JSON.readTree(Formats.of("stix").write(group(3)));
        List<String> ids =
                bundle.path("objects").values().stream()
                        .map(object -> object.path("id").asString())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (JsonNode object : bundle.path("objects").values()) {
            assertThat(object.path("type").asString()).isNotEqualTo("indicator");
            for (String list : List.of("object_refs", "object_marking_refs")) {
                object.path(list).values().forEach(ref -> assertThat(ids).contains(ref.asString()));
            }
            if (List.of("note", "observed-data").contains(object.path("type").asString())) {
                assertThat(object.path("object_marking_refs").path(0).asString())
                        .isEqualTo("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003");
            }
        }
    }

    @Test
    void openFlowHasNoEndInStix() {
        JsonNode bundle = JSON.readTree(Formats.of("stix").write(one("r")));
        bundle.path("objects").values().stream()
                .filter(object -> object.path("type").asString().equals("network-traffic"))
                .forEach(object ->
                        assertThat(object.has("end"))
                                .isNotEqualTo(object.path("is_active").asBoolean()));
    }

    @Test
    void cefEscapesWhatWouldEndAField() {
        String line = text(Formats.of("cef").write(one("a=b\\c|d\ne")));
        assertThat(line).contains("msg=a\\=b\\\\c|d\\ne ").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "cef", "ocsf"})
    void stormIsOneShortMessageThatCounts(String word) {
        byte[] written = Formats.of(word).write(group(400));
        assertThat(text(written)).contains("400 x endpoint.not-allowed opened at port-1");
        assertThat(written).hasSizeLessThan(2700);
    }

    @Test
    void changeOfAFindingHasTheSameIdForEver() {
        assertThat(one("r").id()).isEqualTo(one("other").id());
        assertThat(one("r").id().version()).isEqualTo(5);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static Message one(String reason) {
        return Message.of("Customs, port of Example", alert(1, reason));
    }

    private static Message group(int size) {
        return new Message(
                UUID.fromString("5b3f2d0e-7d0c-5a51-9c7e-2f9c6f0f5d10"),
                "Customs, port of Example",
                java.util.stream.IntStream.range(0, size)
                        .mapToObj(number -> alert(number, "reason"))
                        .toList());
    }

    private static Alert alert(int number, String reason) {
        var flow = Given.tlsFlow(Given.tls()).build();
        var finding =
                new Finding(
                        "%032x".formatted(number),
                        "endpoint.not-allowed",
                        Severity.HIGH,
                        "port-1",
                        "xray-1",
                        "vendor.example tls/443",
                        reason,
                        "test",
                        3,
                        "test.yaml:4",
                        flow.getStart(),
                        "agent-1",
                        Shown.in(flow),
                        Optional.empty());
        return new Alert(
                new FindingChange(7, finding.id(), FindingChange.Kind.OPENED, flow.getStart()),
                new StoredFinding(finding, flow.getEnd(), 1, "open", 8),
                Tlp.AMBER_STRICT);
    }
}
