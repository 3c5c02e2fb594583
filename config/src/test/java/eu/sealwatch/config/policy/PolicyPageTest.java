package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.config.ExampleAndSchema;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The reference of the policy language lists what the schema has; -Dsealwatch.rewrite=true writes
 * it.
 */
class PolicyPageTest {
    private static final Path PAGE = Path.of("../docs/policy.md");
    private static final String BEGIN = "<!-- from config/schemas/policy.schema.json -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void keysAreThoseOfTheSchema() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String keys = keys();
        if (Boolean.getBoolean("sealwatch.rewrite")) {
            Files.writeString(PAGE, page.substring(0, begin) + keys + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(keys);
    }

    @Test
    void everyPresetIsNamed() throws IOException {
        String page = Files.readString(PAGE);
        for (EncryptionPreset preset : Presets.all()) {
            assertThat(page).contains("`" + preset.id() + "`").contains(preset.title());
        }
    }

    private static String keys() throws IOException {
        var table = new StringBuilder("\n| key | what | default |\n|---|---|---|\n");
        // JSON is YAML
        String schema = Files.readString(ExampleAndSchema.of("policy").schema());
        if (new Load(LoadSettings.builder().build()).loadFromString(schema)
                instanceof Map<?, ?> root) {
            rows(root, "", table);
        }
        return table.append('\n').toString();
    }

    private static void rows(Map<?, ?> section, String path, StringBuilder table) {
        if (!(section.get("properties") instanceof Map<?, ?> properties)) {
            return;
        }
        List<?> required = section.get("required") instanceof List<?> list ? list : List.of();
        properties.forEach((key, value) -> {
            if (value instanceof Map<?, ?> property) {
                String name = path + key;
                table.append(
                        "| `%s` | %s%s | %s |\n"
                                .formatted(
                                        name,
                                        cell(property.get("description")),
                                        words(property),
                                        required.contains(key)
                                                ? "required"
                                                : property.containsKey("default")
                                                        ? "`" + property.get("default") + "`"
                                                        : ""));
                rows(property, name + ".", table);
                if (property.get("items") instanceof Map<?, ?> items) {
                    rows(items, name + "[].", table);
                }
            }
        });
    }

    private static String words(Map<?, ?> property) {
        return property.get("enum") instanceof List<?> words
                ? words.stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", ", ": ", ""))
                : "";
    }

    private static String cell(Object text) {
        return String.valueOf(text).replace("|", "\\|").replace("*", "\\*");
    }
}
