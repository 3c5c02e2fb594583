package eu.sealwatch.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Opens a YAML file and gives its top section. Takes YAML 1.2, one document of at most 4 MiB and 32
 * levels; refuses anchors and aliases, with which a small file could grow without bound.
 */
public final class YamlDocument {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_LEVELS = 32;

    private YamlDocument() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException when the file cannot be read or is not YAML
     */
    public static YamlSection read(Path file) {
        String name = String.valueOf(file.getFileName());
        String whole = file.toString();
        return parse(text(file), name, whole.substring(0, whole.length() - name.length()));
    }

    /**
     * Reads text.
     *
     * @param name stands for the file in messages
     * @throws ConfigException when the text is not YAML
     */
    public static YamlSection parse(String text, String name) {
        return parse(text, name, "");
    }

    /**
     * Reads text.
     *
     * @param name names the file in findings
     * @param folder stands before the name in messages; empty, or ends with a slash
     * @throws ConfigException when the text is not YAML
     */
    public static YamlSection parse(String text, String name, String folder) {
        var source = new Place.Source(folder, name);
        var settings =
                LoadSettings.builder()
                        .setLabel(source.toString())
                        .setSchema(new CoreSchema())
                        .setCodePointLimit(MOST_BYTES)
                        // refused by YamlSection, which can name the line
                        .setAllowNonScalarKeys(true)
                        .build();
        // a byte order mark is allowed by YAML 1.2 section 5.2, and put there by some editors
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            refuseUnboundedShapes(new Parse(settings).parseString(plain), source);
            Node root =
                    new Compose(settings)
                            .composeString(plain)
                            .orElseThrow(() -> new ConfigException(source + ": the file is empty"));
            if (root instanceof MappingNode mapping) {
                return YamlSection.root(source, mapping);
            }
            throw new ConfigException(Place.of(source, root) + ": 'key: value' lines are expected");
        } catch (MarkedYamlEngineException e) {
            String at =
                    e.getProblemMark()
                            .map(mark -> Place.of(source, mark).toString())
                            .orElse(source.toString());
            throw new ConfigException(at + ": not YAML: " + problem(e), e);
        } catch (YamlEngineException e) {
            throw new ConfigException(source + ": not YAML: " + e.getMessage(), e);
        }
    }

    /** The text of a file, under the same bounds. */
    public static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new ConfigException(file + ": a folder, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ConfigException(file + ": larger than 4 MiB");
            }
            // a fresh decoder reports malformed input instead of replacing it
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new ConfigException(file + ": no permission to read this file", e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": not text in UTF-8", e);
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Checked on the flat stream of events, before anything recursive sees the text. */
    private static void refuseUnboundedShapes(Iterable<Event> events, Place.Source source) {
        int level = 0;
        int documents = 0;
        for (Event event : events) {
            switch (event) {
                case DocumentStartEvent _ -> documents++;
                case CollectionStartEvent _ -> level++;
                case CollectionEndEvent _ -> level--;
                default -> {}
            }
            String refusal = refusal(event, level, documents);
            if (!refusal.isEmpty()) {
                String at =
                        event.getStartMark()
                                .map(mark -> Place.of(source, mark).toString())
                                .orElse(source.toString());
                throw new ConfigException(at + ": " + refusal);
            }
        }
    }

    private static String refusal(Event event, int level, int documents) {
        if (documents > 1) {
            return "a second document starts here; one is expected";
        }
        if (level > MOST_LEVELS) {
            return "more than " + MOST_LEVELS + " levels deep";
        }
        return switch (event) {
            case AliasEvent _ -> "aliases are not accepted; write the value out";
            case NodeEvent node when node.getAnchor().isPresent() ->
                    "anchors are not accepted; write the value out where it is used";
            default -> "";
        };
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        if (problem.contains("\\t(TAB)")) {
            return "a tab where spaces are expected; indent with spaces";
        }
        // an IPv6 address in brackets, such as [::1]
        return problem.endsWith("found ':'")
                ? problem + "; put quotes around a value that begins with a colon"
                : problem;
    }
}
