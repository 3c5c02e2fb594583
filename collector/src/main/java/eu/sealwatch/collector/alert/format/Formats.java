package eu.sealwatch.collector.alert.format;

import java.util.Map;

/** Every format, by the word that channels choose it by. */
public final class Formats {
    private static final Map<String, Format> BY_WORD =
            Map.of(
                    "ecs", new EcsFormat(),
                    "cef", new CefFormat(),
                    "ocsf", new OcsfFormat(),
                    "stix", new StixFormat());

    private Formats() {}

    /**
     * @throws IllegalArgumentException when there is no such format
     */
    public static Format of(String word) {
        Format format = BY_WORD.get(word);
        if (format == null) {
            throw new IllegalArgumentException("there is no format '" + word + "'");
        }
        return format;
    }

    static java.util.Set<String> words() {
        return BY_WORD.keySet();
    }
}
