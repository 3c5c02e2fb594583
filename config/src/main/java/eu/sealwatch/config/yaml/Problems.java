package eu.sealwatch.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is wrong with a file, gathered while its reading goes on, so that a person sees all mistakes
 * at once. Keeps the first fifty; a file with more has another cause. Not thread safe.
 */
public final class Problems {
    private static final int MOST = 50;

    private final List<ConfigException> found = new ArrayList<>();
    private int kept;
    private int more;

    public void add(ConfigException problem) {
        int size = problem.problems().size();
        if (kept < MOST) {
            found.add(problem);
            kept += size;
        } else {
            more += size;
        }
    }

    /** Reads something; nothing, when it is wrong. */
    public <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ConfigException e) {
            add(e);
            return Optional.empty();
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /**
     * Ends the reading when something was wrong.
     *
     * @throws ConfigException with all problems in the order in which they were found
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw ConfigException.all(found, more);
        }
    }
}
