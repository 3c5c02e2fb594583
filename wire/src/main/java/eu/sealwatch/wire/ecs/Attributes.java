package eu.sealwatch.wire.ecs;

import eu.sealwatch.wire.v1.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts of protocols without a message of their own, put where their dotted names say: {@code
 * ike.exchange} is {@code exchange} in the object {@code ike}. A name that occurs twice becomes a
 * list. Sorted, so that the same record always reads the same.
 */
final class Attributes {
    private final TreeMap<String, TreeMap<String, List<String>>> groups = new TreeMap<>();

    Attributes(List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            String name = attribute.getName();
            int dot = name.indexOf('.');
            String group = dot < 0 ? "sealwatch" : name.substring(0, dot);
            groups.computeIfAbsent(group, _ -> new TreeMap<>())
                    .computeIfAbsent(name.substring(dot + 1), _ -> new ArrayList<>())
                    .add(attribute.getValue());
        }
    }

    /** Adds a group's fields to the object of its name, which must be open. */
    void write(String group, SparseJson fields) {
        TreeMap<String, List<String>> members = groups.remove(group);
        if (members == null) {
            return;
        }
        for (Map.Entry<String, List<String>> member : members.entrySet()) {
            List<String> values = member.getValue();
            if (values.size() == 1) {
                fields.text(member.getKey(), values.getFirst());
            } else {
                fields.texts(member.getKey(), values);
            }
        }
    }

    /** Writes the groups that no object took, each as an object of its own. */
    void writeRest(SparseJson fields) {
        while (!groups.isEmpty()) {
            String group = groups.firstKey();
            fields.object(group);
            write(group, fields);
            fields.end();
        }
    }
}
