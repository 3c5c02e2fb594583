package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.Nearest;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of one kind of thing in a policy, to which other parts refer. */
record Ids(String kind, Collection<String> known) {

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
        if (text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not an id of up to 64 letters, digits, dots and hyphens");
    }

    /** The sections of a list, each with an {@code id} that no other one has. */
    static List<YamlSection> sections(YamlSection parent, String list, String... keys) {
        List<YamlSection> sections = parent.sections(list);
        Map<String, Integer> lines = new HashMap<>();
        for (YamlSection section : sections) {
            String id = section.only(keys).value("id", Ids::id);
            Integer earlier = lines.putIfAbsent(id, section.line());
            if (earlier != null) {
                throw section.error("id", "'" + id + "' is taken by line " + earlier);
            }
        }
        return sections;
    }
}
