package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlDocument;
import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the texts of a policy that includes others: what is included lies under what includes it,
 * in the order in which it is named. A file that several include is one layer, where it is first
 * named.
 */
final class Layers {
    private static final int MOST_DEEP = 8;

    /** Gives the files' texts. */
    interface Files {
        /**
         * @throws IllegalArgumentException when there is no such file, saying so
         */
        String text(String name);

        /** What stands before the names in messages. */
        String folder();
    }

    private final Files files;
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final List<YamlSection> roots = new ArrayList<>();

    private Layers(Files files) {
        this.files = files;
    }

    /** The top sections of all layers, the lowest first. */
    static List<YamlSection> of(String main, Files files) {
        var layers = new Layers(files);
        layers.add(main);
        return layers.roots;
    }

    private void add(String name) {
        YamlSection root = YamlDocument.parse(files.text(name), name, files.folder());
        open.add(name);
        root.declare("includes").list("includes", included -> include(name, included));
        open.remove(name);
        done.add(name);
        roots.add(root);
    }

    private String include(String by, String written) {
        String name = resolve(by, written);
        if (open.contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' includes itself: " + String.join(" > ", open) + " > " + name);
        }
        if (open.size() >= MOST_DEEP) {
            throw new IllegalArgumentException("more than " + MOST_DEEP + " includes deep");
        }
        if (!done.contains(name)) {
            add(name);
        }
        return name;
    }

    /**
     * The name of a file that another one names, relative to the policy's folder.
     *
     * @throws IllegalArgumentException when it lies outside of that folder
     */
    static String resolve(String by, String written) {
        if (written.contains("\\") || written.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("'" + written + "' is not a file name");
        }
        Path beside = Path.of(by).getParent();
        Path path = Path.of(written);
        Path name = (beside == null ? path : beside.resolve(path)).normalize();
        if (path.isAbsolute() || name.startsWith("..") || name.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + written + "' lies outside of the policy's folder");
        }
        return name.toString();
    }
}
