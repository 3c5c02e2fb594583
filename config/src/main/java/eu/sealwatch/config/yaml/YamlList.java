package eu.sealwatch.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Appends to a list at the top of a YAML text, and leaves every other character as it is: comments,
 * quotes and order are a person's own. What comes out is read again and compared before it is given
 * back.
 */
public final class YamlList {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).build();

    private final String text;
    private final String list;
    private final Map<String, String> item;

    private YamlList(String text, String list, Map<String, String> item) {
        this.text = text;
        this.list = list;
        this.item = item;
    }

    /**
     * @param list the list's key; it is made when it is not there
     * @param item its new last item: keys and single values
     * @throws ConfigException when the text is not YAML, or is written so that a line cannot simply
     *     be added
     */
    public static String append(String text, String list, Map<String, String> item) {
        // refuses what is not YAML, and what is no mapping, with its line
        YamlDocument.parse(text, "the text");
        String longer = new YamlList(text, list, item).appended();
        if (!Objects.equals(expected(text, list, item), load(longer))) {
            throw new ConfigException(
                    "'" + list + "' is written so that nothing can be added to it; add it by hand");
        }
        return longer;
    }

    private String appended() {
        // marks count from behind a byte order mark
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String before = text.substring(0, text.length() - plain.length());
        var root = (MappingNode) new Compose(SETTINGS).composeString(plain).orElseThrow();
        if (root.getFlowStyle() == FlowStyle.FLOW) {
            throw new ConfigException("the file is written in braces; add '" + list + "' by hand");
        }
        return before + value(root).map(node -> into(plain, node)).orElseGet(() -> atEnd(plain));
    }

    private Optional<Node> value(MappingNode root) {
        for (NodeTuple tuple : root.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(list)) {
                return Optional.of(tuple.getValueNode());
            }
        }
        return Optional.empty();
    }

    private String atEnd(String plain) {
        String end = "";
        String body = plain;
        // the end of the document may be marked, YAML 1.2 section 9.1.4
        int marker = plain.lastIndexOf("\n...");
        if (marker >= 0 && plain.substring(marker).strip().equals("...")) {
            end = plain.substring(marker + 1);
            body = plain.substring(0, marker + 1);
        }
        String gap = body.endsWith("\n") ? "\n" : "\n\n";
        return body + gap + list + ":\n" + block("  ") + end;
    }

    private String into(String plain, Node value) {
        if (value.getTag().equals(Tag.NULL)) {
            return insertLines(plain, lineEnd(plain, start(plain, value)), "  ");
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw new ConfigException("'" + list + "' is no list");
        }
        int end = offset(plain, sequence.getEndMark());
        if (sequence.getFlowStyle() != FlowStyle.FLOW) {
            Node last = sequence.getValue().getLast();
            int column = sequence.getStartMark().map(Mark::getColumn).orElse(2);
            return insertLines(plain, lineEnd(plain, leafEnd(plain, last)), " ".repeat(column));
        }
        if (sequence.getValue().isEmpty()) {
            String without = plain.substring(0, start(plain, value)) + plain.substring(end);
            String cut = without.substring(0, start(plain, value)).stripTrailing();
            String rest = without.substring(start(plain, value));
            return insertLines(cut + rest, lineEnd(cut + rest, cut.length()), "  ");
        }
        String head = plain.substring(0, end - 1).stripTrailing();
        return head + (head.endsWith(",") ? " " : ", ") + flow() + plain.substring(end - 1);
    }

    private String insertLines(String plain, int at, String indent) {
        boolean lineEnds = at > 0 && plain.charAt(at - 1) == '\n';
        return plain.substring(0, at)
                + (lineEnds ? "" : "\n")
                + block(indent)
                + plain.substring(at);
    }

    private String block(String indent) {
        return item.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n" + indent + "  ", indent + "- ", "\n"));
    }

    private String flow() {
        return item.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Where the text of a node's last scalar ends: a block's own end lies behind its comments. */
    private static int leafEnd(String plain, Node node) {
        return switch (node) {
            case MappingNode mapping
                    when mapping.getFlowStyle() != FlowStyle.FLOW
                            && !mapping.getValue().isEmpty() ->
                    leafEnd(plain, mapping.getValue().getLast().getValueNode());
            case SequenceNode sequence
                    when sequence.getFlowStyle() != FlowStyle.FLOW
                            && !sequence.getValue().isEmpty() ->
                    leafEnd(plain, sequence.getValue().getLast());
            default -> offset(plain, node.getEndMark());
        };
    }

    private static int start(String plain, Node node) {
        return offset(plain, node.getStartMark());
    }

    private static int offset(String plain, Optional<Mark> mark) {
        return plain.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
    }

    /** Behind the line end that follows; a block scalar's end is there already. */
    private static int lineEnd(String plain, int at) {
        if (at > 0 && plain.charAt(at - 1) == '\n') {
            return at;
        }
        int end = plain.indexOf('\n', at);
        return end < 0 ? plain.length() : end + 1;
    }

    private static Object expected(String text, String list, Map<String, String> item) {
        Map<Object, Object> whole = new LinkedHashMap<>((Map<?, ?>) load(text));
        List<Object> items = new ArrayList<>();
        if (whole.get(list) instanceof List<?> given) {
            items.addAll(given);
        }
        Map<Object, Object> added = new LinkedHashMap<>();
        item.forEach((key, value) -> added.put(key, load(value)));
        items.add(added);
        whole.put(list, items);
        return whole;
    }

    private static Object load(String text) {
        return new Load(SETTINGS).loadFromString(text);
    }
}
