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
import java.util.regex.Pattern;
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
 * for each. Whatever is wrong is thrown as a {@link ConfigException} that names file, line, column
 * and key. Not thread safe.
 *
 * <p>A key without a value is as good as absent for sections and lists, whose lines a person may
 * have commented out, and refused for single values.
 *
 * <p>Several files may be laid over one another with {@link #layered}: sections are merged key by
 * key, lists of sections are joined, and of single values and lists of them the last file's holds.
 */
public final class YamlSection {
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    /** One file's value of a key. */
    private record Part(Place at, Node value) {}

    /** The values of a key, one for each file that gives it, first layer first. */
    private record Entry(List<Part> parts) {
        Part last() {
            return parts.getLast();
        }
    }

    /** Reads one list item; the line is where it stands. */
    @FunctionalInterface
    public interface ItemReader<T> {
        T read(String text, int line);
    }

    private final String path;
    private final Place place;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> declared = new TreeSet<>();

    /** Shared by all sections of a document: section path to the keys that its reader knows. */
    private final SortedMap<String, SortedSet<String>> vocabulary;

    private YamlSection(String path, Place place, SortedMap<String, SortedSet<String>> vocabulary) {
        this.path = path;
        this.place = place;
        this.vocabulary = vocabulary;
    }

    static YamlSection root(Place.Source file, MappingNode node) {
        var root = new YamlSection("", Place.of(file, node), new TreeMap<>());
        root.addAll(file, node);
        return root;
    }

    /**
     * One section out of several files' top sections, the one that the others are laid over first.
     *
     * @throws IllegalArgumentException without any
     */
    public static YamlSection layered(List<YamlSection> roots) {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("no layer is given");
        }
        var merged = new YamlSection("", roots.getLast().place, new TreeMap<>());
        for (YamlSection root : roots) {
            root.entries.forEach((key, entry) -> merged.append(key, entry.parts));
        }
        return merged;
    }

    /**
     * Declares the keys of this section.
     *
     * @throws ConfigException with every key that is not one of them
     */
    public YamlSection only(String... keys) {
        declared.addAll(Arrays.asList(keys));
        vocabulary
                .computeIfAbsent(INDEX.matcher(path).replaceAll("[]"), _ -> new TreeSet<>())
                .addAll(declared);
        var problems = new Problems();
        entries.forEach((written, entry) -> {
            if (!declared.contains(written)) {
                String hint = Nearest.hint(written, declared);
                entry.parts.forEach(part ->
                        problems.add(errorAt(part.at, child(written), "unknown key" + hint)));
            }
        });
        problems.throwIfAny();
        return this;
    }

    /** Declares keys, and leaves others to be declared, or refused, later. */
    public YamlSection declare(String... keys) {
        declared.addAll(Arrays.asList(keys));
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
        return place.line();
    }

    /** The file's name, without folder; of several layers, the last that has this section. */
    public String file() {
        return place.source().name();
    }

    /** As it stands in messages: {@code endpoints[0].limits}; empty for the top. */
    public String path() {
        return path;
    }

    /** The line of a key, of the last layer that gives it; this section's own where none does. */
    public int line(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place.line() : entry.last().at.line();
    }

    /** The file in which a key stands, of the last layer that gives it. */
    public String file(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place.source().name() : entry.last().at.source().name();
    }

    public boolean has(String key) {
        return entry(key) != null;
    }

    /** A single value as it is written, declared or not; empty when it is absent or none. */
    public Optional<String> peek(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.last().value instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
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
        Part part = entry.last();
        return Optional.of(scalar(part, child(key), (text, _) -> parser.apply(text)));
    }

    /** The items of a list of single values; empty when absent. */
    public <T> List<T> list(String key, Function<String, T> parser) {
        return listWithLines(key, (text, _) -> parser.apply(text));
    }

    /**
     * The items of a list of single values with their lines, all in {@link #file(String)}.
     *
     * @throws ConfigException with every item that the reader refuses
     */
    public <T> List<T> listWithLines(String key, ItemReader<T> reader) {
        Entry entry = entry(key);
        if (entry == null) {
            return List.of();
        }
        Part list = entry.last();
        List<T> items = new ArrayList<>();
        var problems = new Problems();
        int index = 0;
        for (Node node : sequence(list, key)) {
            var part = new Part(Place.of(list.at.source(), node), node);
            String itemPath = child(key) + "[" + index++ + "]";
            problems.attempt(() -> scalar(part, itemPath, reader)).ifPresent(items::add);
        }
        problems.throwIfAny();
        return items;
    }

    /** The section under a key; an empty one when absent, so that defaults apply. */
    public YamlSection section(String key) {
        return optionalSection(key).orElseGet(() -> new YamlSection(child(key), place, vocabulary));
    }

    public Optional<YamlSection> optionalSection(String key) {
        Entry entry = entry(key);
        if (entry == null) {
            return Optional.empty();
        }
        List<Part> given = entry.parts.stream().filter(part -> !isNull(part.value)).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var section = new YamlSection(child(key), given.getLast().at, vocabulary);
        for (Part part : given) {
            section.addAll(part.at.source(), mapping(part, child(key)));
        }
        return Optional.of(section);
    }

    /** The items of a list of sections, of all layers; empty when absent. */
    public List<YamlSection> sections(String key) {
        Entry entry = entry(key);
        if (entry == null) {
            return List.of();
        }
        List<YamlSection> sections = new ArrayList<>();
        for (Part list : entry.parts) {
            int index = 0;
            for (Node node : sequence(list, key)) {
                var item = new Part(Place.of(list.at.source(), node), node);
                String itemPath = child(key) + "[" + index++ + "]";
                var section = new YamlSection(itemPath, item.at, vocabulary);
                section.addAll(item.at.source(), mapping(item, itemPath));
                sections.add(section);
            }
        }
        return sections;
    }

    /** An error about this section as a whole. */
    public ConfigException error(String message) {
        return errorAt(place, path, message);
    }

    /** An error about one key, at the line on which the key stands. */
    public ConfigException error(String key, String message) {
        Entry entry = entries.get(key);
        return errorAt(entry == null ? place : entry.last().at, child(key), message);
    }

    private void addAll(Place.Source file, MappingNode node) {
        Map<String, Place> own = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place at = Place.of(file, tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw errorAt(at, path, "a key is expected to be a single word");
            }
            Place earlier = own.putIfAbsent(key.getValue(), at);
            if (earlier != null) {
                throw errorAt(at, child(key.getValue()), "given before, on line " + earlier.line());
            }
            append(key.getValue(), List.of(new Part(at, tuple.getValueNode())));
        }
    }

    private void append(String key, List<Part> parts) {
        entries.merge(
                key,
                new Entry(parts),
                (earlier, later) -> {
                    List<Part> all = new ArrayList<>(earlier.parts);
                    all.addAll(later.parts);
                    return new Entry(all);
                });
    }

    private @Nullable Entry entry(String key) {
        if (!declared.contains(key)) {
            throw new IllegalStateException("'" + key + "' is read but not declared: " + path);
        }
        return entries.get(key);
    }

    private List<Node> sequence(Part part, String key) {
        if (isNull(part.value)) {
            return List.of();
        }
        if (part.value instanceof SequenceNode list) {
            return list.getValue();
        }
        throw errorAt(part.at, child(key), "a list is expected: [a, b], or lines with '- '");
    }

    private static MappingNode mapping(Part part, String childPath) {
        if (part.value instanceof MappingNode mapping) {
            return mapping;
        }
        throw errorAt(part.at, childPath, "'key: value' lines are expected");
    }

    private static <T> T scalar(Part part, String childPath, ItemReader<T> reader) {
        Place at = Place.of(part.at.source(), part.value);
        if (!(part.value instanceof ScalarNode scalar)) {
            throw errorAt(at, childPath, "a single value is expected");
        }
        if (isNull(scalar) || scalar.getValue().isBlank()) {
            throw errorAt(at, childPath, "no value; give one or remove the key");
        }
        try {
            return reader.read(scalar.getValue(), at.line());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ConfigException(at(at, childPath) + e.getMessage(), e);
        }
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static ConfigException errorAt(Place where, String what, String message) {
        return new ConfigException(at(where, what) + message);
    }

    private static String at(Place where, String what) {
        return where + ": " + (what.isEmpty() ? "" : what + ": ");
    }
}
