package eu.sealwatch.agent.inspect.named;

import eu.sealwatch.agent.inspect.named.NamedApplication.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of host names as a tree of labels, the top-level domain first. A look-up goes down label
 * by label and stops where no pattern goes on: for most hosts at the second.
 */
final class HostPatterns {
    /**
     * Under a maker's domain these are pages for people, whatever the tool's own hosts are called.
     */
    private static final Set<String> WEB_LABELS =
            Set.of(
                    "www",
                    "www2",
                    "blog",
                    "blogs",
                    "careers",
                    "community",
                    "doc",
                    "docs",
                    "forum",
                    "forums",
                    "help",
                    "kb",
                    "learn",
                    "news",
                    "shop",
                    "store");

    private final Node root = new Node();

    /** A label and what is known of the name that ends with it. */
    private static final class Node {
        private final Map<String, Node> labels = new HashMap<>();
        private final List<Wild> wild = new ArrayList<>(0);
        private @Nullable NamedApplication itself;
        private @Nullable NamedApplication below;

        /** The name itself, and its pages, are a web site. */
        private boolean site;

        @Nullable Node at(String label) {
            Node literal = labels.get(label);
            if (literal != null) {
                return literal;
            }
            for (Wild candidate : wild) {
                if (matches(candidate.pattern(), label)) {
                    return candidate.node();
                }
            }
            return null;
        }

        Node open(String label) {
            if (label.indexOf('*') < 0 && label.indexOf('?') < 0) {
                return labels.computeIfAbsent(label, _ -> new Node());
            }
            for (Wild known : wild) {
                if (known.pattern().equals(label)) {
                    return known.node();
                }
            }
            var node = new Node();
            wild.add(new Wild(label, node));
            return node;
        }
    }

    private record Wild(String pattern, Node node) {}

    /**
     * @throws IllegalArgumentException when another pattern already says what this one does
     */
    void add(String pattern, NamedApplication meaning) {
        boolean site = pattern.startsWith("*.");
        boolean all = pattern.startsWith(".");
        String name = pattern.substring(site ? 2 : all ? 1 : 0);
        Node node = root;
        String[] labels = name.split("\\.", -1);
        for (int i = labels.length - 1; i >= 0; i--) {
            if (labels[i].isEmpty()) {
                throw new IllegalArgumentException("'" + pattern + "' has an empty label");
            }
            node = node.open(labels[i]);
        }
        if (site || all) {
            refuseSecond(pattern, node.below);
            node.below = meaning;
            node.site = site;
        }
        if (!site) {
            refuseSecond(pattern, node.itself);
            node.itself = meaning;
        }
    }

    /** What a host stands for, in lower case and without a final dot; null when nothing. */
    @Nullable NamedApplication find(String host) {
        Node node = root;
        Node deepest = root;
        int deepestStart = host.length() + 1;
        int end = host.length();
        while (end > 0) {
            int start = host.lastIndexOf('.', end - 1) + 1;
            Node next = node.at(host.substring(start, end));
            if (next == null) {
                return under(deepest, host, deepestStart);
            }
            node = next;
            if (node.below != null) {
                deepest = node;
                deepestStart = start;
            }
            end = start - 1;
        }
        if (node.itself != null) {
            return node.itself;
        }
        return node == deepest ? asSite(node.below) : under(deepest, host, deepestStart);
    }

    private static @Nullable NamedApplication under(Node node, String host, int start) {
        boolean page = node.site && start > 1 && WEB_LABELS.contains(host.substring(0, start - 1));
        return page ? asSite(node.below) : node.below;
    }

    private static @Nullable NamedApplication asSite(@Nullable NamedApplication tool) {
        return tool == null ? null : tool.standingAs(Standing.WEB_SITE);
    }

    /** A star stands for any characters, a question mark for one letter. */
    private static boolean matches(String pattern, String label) {
        int star = pattern.indexOf('*');
        if (star >= 0) {
            return label.length() >= pattern.length() - 1
                    && label.startsWith(pattern.substring(0, star))
                    && label.endsWith(pattern.substring(star + 1));
        }
        if (label.length() != pattern.length()) {
            return false;
        }
        for (int i = 0; i < label.length(); i++) {
            char asked = pattern.charAt(i);
            char there = label.charAt(i);
            boolean letter = there >= 'a' && there <= 'z';
            if (asked == '?' ? !letter : asked != there) {
                return false;
            }
        }
        return true;
    }

    private static void refuseSecond(String pattern, @Nullable NamedApplication known) {
        if (known != null) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is already known, as " + known.application());
        }
    }
}
