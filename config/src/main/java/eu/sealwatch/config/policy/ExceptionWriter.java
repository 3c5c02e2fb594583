package eu.sealwatch.config.policy;

import eu.sealwatch.config.yaml.YamlList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an exception into a policy's text, of which nothing else changes. */
public final class ExceptionWriter {
    private ExceptionWriter() {}

    /**
     * The text with one exception more, at the end of its list.
     *
     * @throws eu.sealwatch.config.yaml.ConfigException when the text is not YAML, or is written so
     *     that nothing can be added
     */
    public static String with(String yaml, PolicyException exception) {
        Map<String, String> item = new LinkedHashMap<>();
        item.put("id", exception.id());
        item.put("code", quoted(exception.code()));
        exception.finding().ifPresent(id -> item.put("finding", quoted(id)));
        exception.subject().ifPresent(id -> item.put("subject", quoted(id)));
        exception.about().ifPresent(about -> item.put("about", quoted(about)));
        item.put("owner", quoted(exception.owner()));
        item.put("reason", quoted(exception.reason()));
        exception.created().ifPresent(day -> item.put("created", day.toString()));
        item.put("expires", exception.expires().toString());
        return YamlList.append(yaml, "exceptions", item);
    }

    /** Double quotes take any text (YAML 1.2 section 7.3.1); a code alone needs none. */
    private static String quoted(String text) {
        if (text.matches("[a-z]+\\.[a-z]+(-[a-z]+)*")) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(point -> {
                    if (point == '"' || point == '\\') {
                        quoted.append('\\').appendCodePoint(point);
                    } else if (Character.isISOControl(point)
                            || point == 0x2028
                            || point == 0x2029) {
                        quoted.append("\\u%04x".formatted(point));
                    } else {
                        quoted.appendCodePoint(point);
                    }
                });
        return quoted.append('"').toString();
    }
}
