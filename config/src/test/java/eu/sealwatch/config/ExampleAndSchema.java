package eu.sealwatch.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eu.sealwatch.config.yaml.YamlDocument;
import eu.sealwatch.config.yaml.YamlSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One example file and the JSON Schema that editors use for it. */
public record ExampleAndSchema(Path example, Path schema) {

    public static ExampleAndSchema of(String name) {
        return new ExampleAndSchema(
                Path.of("examples", name + ".yaml"), Path.of("schemas", name + ".schema.json"));
    }

    public YamlSection open() {
        return YamlDocument.read(example);
    }

    /** What the schema has against the example, as messages. */
    public List<String> violations() throws IOException {
        return violations(Files.readString(example));
    }

    /** What the schema has against a text. */
    public List<String> violations(String yaml) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON)
                .validate(yaml, InputFormat.YAML)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** The schema's properties by section path, as {@link YamlSection#vocabulary} gives them. */
    public SortedMap<String, SortedSet<String>> vocabulary() throws IOException {
        SortedMap<String, SortedSet<String>> vocabulary = new TreeMap<>();
        // JSON is YAML
        var yaml = new Load(LoadSettings.builder().build());
        collect(yaml.loadFromString(Files.readString(schema)), "", vocabulary);
        return vocabulary;
    }

    private static void collect(
            Object node, String path, SortedMap<String, SortedSet<String>> vocabulary) {
        if (!(node instanceof Map<?, ?> map)) {
            return;
        }
        if (map.get("properties") instanceof Map<?, ?> properties) {
            SortedSet<String> keys = new TreeSet<>();
            properties.keySet().forEach(key -> keys.add(key.toString()));
            vocabulary.put(path, keys);
            properties.forEach((key, child) ->
                    collect(child, path.isEmpty() ? "" + key : path + "." + key, vocabulary));
        }
        collect(map.get("items"), path + "[]", vocabulary);
    }
}
