package eu.sealwatch.config.policy;

import eu.sealwatch.config.geo.Edition;
import eu.sealwatch.config.geo.Places;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything a policy is made of: its own text, the layers that it includes, its files of work
 * orders, and which editions of address databases it is judged by. Bytes are kept as they were, so
 * that the evidence log can hold exactly what was in force. Immutable.
 *
 * <p>Names are relative to the policy's folder, with slashes; nothing outside of that folder is
 * read. At most 64 files, each up to 4 MiB, eight includes deep, 16 MiB in all.
 */
public final class PolicySources {
    private final String folder;
    private final String main;
    private final Map<String, byte[]> files;
    private final List<Edition> databases;
    private final Places places;

    /**
     * @param folder stands before each file's name in messages; empty when it is not known
     */
    PolicySources(
            String folder,
            String main,
            Map<String, byte[]> files,
            List<Edition> databases,
            Places places) {
        this.folder = folder;
        this.main = main;
        this.files = new LinkedHashMap<>(files);
        this.databases = List.copyOf(databases);
        this.places = places;
    }

    /**
     * Reads a policy's file and all that it names.
     *
     * @throws eu.sealwatch.config.yaml.ConfigException when one cannot be read, lies outside of the
     *     folder, or includes itself
     */
    public static PolicySources load(Path file) {
        return PolicyFolder.load(file);
    }

    /** A policy that is one text. */
    public static PolicySources of(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PolicySources("", name, Map.of(name, bytes), List.of(), Places.NONE);
    }

    /**
     * Reads what {@link #toBytes} wrote. Where addresses are is not known then, until {@link #with}
     * says so.
     *
     * @throws IllegalArgumentException when the bytes are something else
     */
    public static PolicySources parse(byte[] bytes) {
        return PolicyBytes.parse(bytes);
    }

    /** One encoding for the same sources: see {@link PolicyBytes}. */
    public byte[] toBytes() {
        return PolicyBytes.write(this);
    }

    /** The same policy, judged with databases that are at hand. */
    public PolicySources with(Places places) {
        return new PolicySources(folder, main, files, databases, places);
    }

    /** The same policy with another text of one of its files. */
    public PolicySources with(String name, String text) {
        file(name);
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put(name, text.getBytes(StandardCharsets.UTF_8));
        return new PolicySources(folder, main, changed, databases, places);
    }

    /** The file at the top, which includes the others. */
    public String main() {
        return main;
    }

    /** The files by name, the one at the top first, then in the order in which they are named. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    public byte[] bytes(String name) {
        return file(name).clone();
    }

    /** Which address databases the policy is judged by. */
    public List<Edition> databases() {
        return databases;
    }

    /** Where addresses are, by those databases; nowhere when they are not at hand. */
    public Places places() {
        return places;
    }

    /** What stands before each file's name in messages; empty when it is not known. */
    String folder() {
        return folder;
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    String text(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not at hand; this policy was given without its files");
        }
        // checked when it was read from its folder
        return new String(file(name), StandardCharsets.UTF_8);
    }

    private byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), () -> name + " is not among the sources");
    }
}
