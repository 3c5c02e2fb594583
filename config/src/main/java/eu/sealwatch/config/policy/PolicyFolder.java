package eu.sealwatch.config.policy;

import eu.sealwatch.config.geo.Edition;
import eu.sealwatch.config.geo.PlaceFiles;
import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.YamlSection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a policy's files from its folder. Nothing outside of the folder is read, not through a
 * symbolic link either.
 */
final class PolicyFolder implements Layers.Files {
    private static final int MOST_FILES = 64;
    private static final long MOST_BYTES = 16L << 20;

    /** Databases are held in memory. */
    private static final int MOST_DATABASE_BYTES = 512 << 20;

    private static final List<String> DATABASE_KEYS = List.of("country-database", "as-database");

    private final Path folder;
    private final String label;
    private final Map<String, byte[]> read = new LinkedHashMap<>();
    private long bytes;

    private PolicyFolder(Path folder, String label) {
        this.folder = folder;
        this.label = label;
    }

    static PolicySources load(Path file) {
        String main = String.valueOf(file.getFileName());
        String whole = file.toString();
        String label = whole.substring(0, whole.length() - main.length());
        Path parent = file.getParent();
        var folder = new PolicyFolder(parent == null ? Path.of("") : parent, label);
        try {
            YamlSection root = YamlSection.layered(Layers.of(main, folder));
            folder.readOrders(root);
            var places = new PlaceFiles();
            folder.readDatabases(root, places);
            List<Edition> editions = places.editions();
            return new PolicySources(label, main, folder.read, editions, places);
        } catch (IllegalArgumentException e) {
            // of the file at the top, which nobody includes
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String folder() {
        return label;
    }

    @Override
    public String text(String name) {
        byte[] known = read.get(name);
        return utf8(name, known == null ? keep(name) : known);
    }

    private byte[] keep(String name) {
        byte[] content = content(name, (int) Math.min(MOST_BYTES - bytes, 4 << 20));
        bytes += content.length;
        if (read.size() >= MOST_FILES) {
            throw new IllegalArgumentException("more than " + MOST_FILES + " files");
        }
        read.put(name, content);
        return content;
    }

    private void readOrders(YamlSection root) {
        YamlSection maintenance = root.declare("maintenance").section("maintenance");
        String by = maintenance.file("work-order-files");
        maintenance
                .declare("work-order-files")
                .list("work-order-files", written -> text(Layers.resolve(by, written)));
    }

    private void readDatabases(YamlSection root, PlaceFiles places) {
        YamlSection residency = root.declare("residency").section("residency");
        for (String key : DATABASE_KEYS) {
            String by = residency.file(key);
            residency
                    .declare(key)
                    .optional(key, written -> open(Layers.resolve(by, written), places));
        }
    }

    private Edition open(String name, PlaceFiles places) {
        // one file may serve both
        for (Edition edition : places.editions()) {
            if (edition.name().equals(name)) {
                return edition;
            }
        }
        try {
            return places.add(name, label + name, content(name, MOST_DATABASE_BYTES));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private byte[] content(String name, int most) {
        Path file = folder.resolve(name);
        String where = label + name;
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(where + ": a folder, not a file");
        }
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new IllegalArgumentException(
                        where + ": a link that leaves the policy's folder");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(most + 1);
                if (content.length > most) {
                    throw new IllegalArgumentException(
                            where + ": larger than " + (most >> 20) + " MiB");
                }
                return content;
            }
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(where + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException(where + ": no permission to read this file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(where + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private String utf8(String name, byte[] content) {
        try {
            // a fresh decoder reports malformed input instead of replacing it
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(label + name + ": not text in UTF-8", e);
        }
    }
}
