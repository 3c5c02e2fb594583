package eu.sealwatch.config.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Traffic Light Protocol 2.0: who may read what is sent, widest circle first. */
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /** As FIRST writes it, lower case and without the prefix: {@code amber+strict}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '+');
    }

    /**
     * @throws IllegalArgumentException naming all words, when it is none of them
     */
    public static Tlp of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is not one of %s"
                                        .formatted(
                                                word,
                                                Arrays.stream(values())
                                                        .map(Tlp::word)
                                                        .collect(Collectors.joining(", ")))));
    }
}
