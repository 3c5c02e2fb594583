package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.ConfigException;
import eu.sealwatch.config.yaml.Nearest;
import eu.sealwatch.config.yaml.Problems;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The ids of one kind of thing in a policy, to which other parts refer. */
record Ids(String kind, Set<String> known) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String OVERRIDABLE = "overridable";

    static Ids of(String kind, Collection<String> known) {
        return new Ids(kind, new LinkedHashSet<>(known));
    }

    /**
     * Those of a list of sections as they are written, right or wrong: so that one mistake in a
     * site is not told again by each asset of it.
     */
    static Ids written(String kind, YamlSection parent, String list) {
        Set<String> ids = new LinkedHashSet<>();
        try {
            for (YamlSection section : parent.sections(list)) {
                section.peek("id").ifPresent(ids::add);
            }
        } catch (ConfigException e) {
            // not a list of sections: told where it is read
            return new Ids(kind, Set.of());
        }
        return new Ids(kind, ids);
    }

    /**
     * Returns the id if it is known.
     *
     * @throws IllegalArgumentException naming the nearest known id
     */
    String reference(String id) {
        if (known.contains(id)) {
            return id;
        }
        throw new IllegalArgumentException(
                "'" + id + "' is not the id of any " + kind + Nearest.hint(id, known));
    }

    /**
     * An id as a person may choose it.
     *
     * @throws IllegalArgumentException when it would be awkward in a finding or a file name
     */
    static String id(String text) {
        if (SHAPE.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not an id of up to 64 letters, digits, dots and hyphens");
    }

    /**
     * Reads a list of sections, each with an {@code id} that no other one has. A later layer may
     * replace what an earlier one marks as overridable, at the same place of the list.
     *
     * @throws ConfigException with the problems of every item
     */
    static <T> List<T> each(
            YamlSection parent, String list, Function<YamlSection, T> reader, String... keys) {
        String[] all = Arrays.copyOf(keys, keys.length + 1);
        all[keys.length] = OVERRIDABLE;
        var problems = new Problems();
        Map<String, YamlSection> byId = new LinkedHashMap<>();
        for (YamlSection section : parent.sections(list)) {
            problems.attempt(() -> {
                String id = section.only(all).value("id", Ids::id);
                YamlSection earlier = byId.get(id);
                if (earlier != null && !replaces(section, earlier)) {
                    throw section.error("id", taken(id, section, earlier));
                }
                byId.put(id, section);
                return id;
            });
        }
        List<T> items = new ArrayList<>();
        for (YamlSection section : byId.values()) {
            problems.attempt(() -> reader.apply(section)).ifPresent(items::add);
        }
        problems.throwIfAny();
        return items;
    }

    private static boolean replaces(YamlSection later, YamlSection earlier) {
        return !later.file().equals(earlier.file()) && earlier.flag(OVERRIDABLE, false);
    }

    private static String taken(String id, YamlSection later, YamlSection earlier) {
        return later.file().equals(earlier.file())
                ? "'" + id + "' is taken by line " + earlier.line()
                : "'%s' is taken by %s:%d, which is not overridable"
                        .formatted(id, earlier.file(), earlier.line());
    }
}
