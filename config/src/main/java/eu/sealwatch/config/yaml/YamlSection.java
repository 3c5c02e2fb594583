package eu.sealwatch.config.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys and values of one level of a YAML file, read by type. A reader first says with {@link
 * #only} which keys there are, so that a misspelt key is told before a missing one; then it asks
 * for each. Whatever is wrong is thrown as a {@link ConfigException} that names file, line and key.
 * Not thread safe.
 *
 * <p>A key without a value is as good as absent for sections and lists, whose lines a person may
 * have commented out, and refused for single values.
 */
public final class YamlSection {
    private record Entry(int line, Node value) {}

    /** Reads one list item; the line is where it stands. */
    @FunctionalInterface
    public interface ItemReader<T> {
        T read(String text, int line);
    }

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> declared = new TreeSet<>();

    /** Shared by all sections of a document: section path to the keys that its reader knows. */
    private final SortedMap<String, SortedSet<String>> vocabulary;

    private YamlSection(
            String file,
            String path,
            int line,
            @Nullable MappingNode node,
            SortedMap<String, SortedSet<String>> vocabulary) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.vocabulary = vocabulary;
        if (node != null) {
            node.getValue().forEach(this::add);
        }
    }

    static YamlSection root(String file, MappingNode node) {
        return new YamlSection(file, "", YamlDocument.lineOf(node), node, new TreeMap<>());
    }

    /**
     * Declares the keys of this section.
     *
     * @throws ConfigException at the first key that is not one of them
     */
    public YamlSection only(String... keys) {
        declared.addAll(Arrays.asList(keys));
        vocabulary
                .computeIfAbsent(path.replaceAll("\\[\\d+]", "[]"), _ -> new TreeSet<>())
                .addAll(declared);
        for (String written : entries.keySet()) {
            if (!declared.contains(written)) {
                throw error(written, "unknown key" + Nearest.hint(written, declared));
            }
        }
        return this;
    }

    /** The keys as written, for a section whose keys are a person's own. */
    public Set<String> keys() {
        declared.addAll(entries.keySet());
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Which keys the reader knows, by section path; for comparison with the JSON Schema. */
    public SortedMap<String, SortedSet<String>> vocabulary() {
        return Collections.unmodifiableSortedMap(vocabulary);
    }

    public int line() {
        return line;
    }

    public boolean has(String key) {
        return entry(key) != null;
    }

    public String text(String key) {
        return value(key, Function.identity());
    }

    public Optional<String> optionalText(String key) {
        return optional(key, Function.identity());
    }

    public int integer(String key, Range<Integer> range) {
        return value(key, text -> Scalars.integer(text, range));
    }

    public int integer(String key, int absent, Range<Integer> range) {
        return optional(key, text -> Scalars.integer(text, range)).orElse(absent);
    }

    /** Bytes: {@code 64MiB}. */
    public long size(String key, long absent, Range<Long> range) {
        return optional(key, text -> Scalars.size(text, range)).orElse(absent);
    }

    /** Bytes, where none means no bound. */
    public Optional<Long> optionalSize(String key, Range<Long> range) {
        return optional(key, text -> Scalars.size(text, range));
    }

    /** A length of time: {@code 90s}. */
    public Duration duration(String key, Duration absent, Range<Duration> range) {
        return optionalDuration(key, range).orElse(absent);
    }

    public Optional<Duration> optionalDuration(String key, Range<Duration> range) {
        return optional(key, text -> Scalars.duration(text, range));
    }

    public boolean flag(String key, boolean absent) {
        return optional(key, Scalars::flag).orElse(absent);
    }

    /** A required value; what the parser refuses becomes an error at the value's line. */
    public <T> T value(String key, Function<String, T> parser) {
        return optional(key, parser).orElseThrow(() -> error("'" + key + "' is missing"));
    }

    public <T> Optional<T> optional(String key, Function<String, T> parser) {
        Entry entry = entry(key);
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(scalar(entry.value, child(key), (text, _) -> parser.apply(text)));
    }

    /** The items of a list of single values; empty when absent. */
    public <T> List<T> list(String key, Function<String, T> parser) {
        return listWithLines(key, (text, _) -> parser.apply(text));
    }

    public <T> List<T> listWithLines(String key, ItemReader<T> reader) {
        List<T> items = new ArrayList<>();
        for (Node node : sequence(key)) {
            items.add(scalar(node, child(key) + "[" + items.size() + "]", reader));
        }
        return items;
    }

    /** The section under a key; an empty one when absent, so that defaults apply. */
    public YamlSection section(String key) {
        return optionalSection(key)
                .orElseGet(() -> new YamlSection(file, child(key), line, null, vocabulary));
    }

    public Optional<YamlSection> optionalSection(String key) {
        Entry entry = entry(key);
        if (entry == null || isNull(entry.value)) {
            return Optional.empty();
        }
        return Optional.of(mapping(entry.value, child(key), entry.line));
    }

    /** The items of a list of sections; empty when absent. */
    public List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (Node node : sequence(key)) {
            String itemPath = child(key) + "[" + sections.size() + "]";
            sections.add(mapping(node, itemPath, YamlDocument.lineOf(node)));
        }
        return sections;
    }

    /** An error about this section as a whole. */
    public ConfigException error(String message) {
        return errorAt(line, path, message);
    }

    /** An error about one key, at the line on which the key stands. */
    public ConfigException error(String key, String message) {
        Entry entry = entries.get(key);
        return errorAt(entry == null ? line : entry.line, child(key), message);
    }

    private void add(NodeTuple tuple) {
        int keyLine = YamlDocument.lineOf(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            throw errorAt(keyLine, path, "a key is expected to be a single word");
        }
        Entry earlier =
                entries.putIfAbsent(key.getValue(), new Entry(keyLine, tuple.getValueNode()));
        if (earlier != null) {
            throw errorAt(keyLine, child(key.getValue()), "given before, on line " + earlier.line);
        }
    }

    private @Nullable Entry entry(String key) {
        if (!declared.contains(key)) {
            throw new IllegalStateException("'" + key + "' is read but not declared: " + path);
        }
        return entries.get(key);
    }

    private List<Node> sequence(String key) {
        Entry entry = entry(key);
        if (entry == null || isNull(entry.value)) {
            return List.of();
        }
        if (entry.value instanceof SequenceNode list) {
            return list.getValue();
        }
        throw errorAt(entry.line, child(key), "a list is expected: [a, b], or lines with '- '");
    }

    private YamlSection mapping(Node node, String childPath, int startLine) {
        if (node instanceof MappingNode mapping) {
            return new YamlSection(file, childPath, startLine, mapping, vocabulary);
        }
        throw errorAt(startLine, childPath, "'key: value' lines are expected");
    }

    private <T> T scalar(Node node, String childPath, ItemReader<T> reader) {
        int valueLine = YamlDocument.lineOf(node);
        if (!(node instanceof ScalarNode scalar)) {
            throw errorAt(valueLine, childPath, "a single value is expected");
        }
        if (isNull(scalar) || scalar.getValue().isBlank()) {
            throw errorAt(valueLine, childPath, "no value; give one or remove the key");
        }
        try {
            return reader.read(scalar.getValue(), valueLine);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ConfigException(at(valueLine, childPath) + e.getMessage(), e);
        }
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private ConfigException errorAt(int where, String what, String message) {
        return new ConfigException(at(where, what) + message);
    }

    private String at(int where, String what) {
        return file + ":" + where + ": " + (what.isEmpty() ? "" : what + ": ");
    }
}
