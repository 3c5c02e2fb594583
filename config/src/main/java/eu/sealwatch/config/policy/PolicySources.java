package eu.sealwatch.config.policy;

import eu.sealwatch.config.geo.Edition;
import eu.sealwatch.config.geo.Places;
import eu.sealwatch.config.yaml.ConfigException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything a policy is made of: its own text, the layers that it includes, its files of work
 * orders, and which editions of address databases it is judged by. Bytes are kept as they were, so
 * that the evidence log can hold exactly what was in force.
 *
 * <p>Names are relative to the policy's folder, with slashes; nothing outside of that folder is
 * read. At most 64 files, eight includes deep, 16 MiB in all.
 */
public final class PolicySources {
    /** What stands before each file's name in messages; empty when it is not known. */
    private final String folder;

    private final String main;
    private final Map<String, byte[]> files;
    private final List<Edition> databases;
    private final Places places;

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

    /** A policy that is one text. */
    public static PolicySources of(String name, String text) {
        return new PolicySources(
                "",
                name,
                Map.of(name, text.getBytes(StandardCharsets.UTF_8)),
                List.of(),
                Places.NONE);
    }

    /** The file at the top, which includes the others. */
    public String main() {
        return main;
    }

    /** The files by name, the one at the top first, then in the order in which they are named. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Which address databases the policy is judged by. */
    public List<Edition> databases() {
        return databases;
    }

    /** Where addresses are, by those databases. */
    public Places places() {
        return places;
    }

    public byte[] bytes(String name) {
        return file(name).clone();
    }

    String text(String name) {
        try {
            // a fresh decoder reports malformed input instead of replacing it
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file(name)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException(label(name) + ": not text in UTF-8", e);
        }
    }

    private byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), () -> name + " is not among the sources");
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** How a file is called in messages. */
    String label(String name) {
        return folder + name;
    }
}
