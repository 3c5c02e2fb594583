package eu.sealwatch.config.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person set is wrong. Each problem is one line that names file, line, column and key, and
 * says what was expected; the message holds them all and is meant to be shown as it is.
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public ConfigException(String message) {
        this(message, null);
    }

    public ConfigException(String message, @Nullable Throwable cause) {
        super(oneLine(message), cause);
        problems = List.of(oneLine(message));
    }

    private ConfigException(List<String> problems, ConfigException first) {
        super(String.join("\n", problems), first);
        this.problems = List.copyOf(problems);
    }

    /** All of them as one, and how many more there are. */
    static ConfigException all(List<ConfigException> found, int more) {
        if (found.size() == 1 && more == 0) {
            return found.getFirst();
        }
        // one mistake may be come across twice
        Set<String> problems = new LinkedHashSet<>();
        found.forEach(one -> problems.addAll(one.problems));
        if (more > 0) {
            problems.add("and " + more + " more");
        }
        return new ConfigException(List.copyOf(problems), found.getFirst());
    }

    /** One line each, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
