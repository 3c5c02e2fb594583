package eu.sealwatch.config.policy;

import java.util.Locale;

/** How bad a finding is, lowest first; the numbers are those of ECS {@code event.severity}. */
public enum Severity {
    INFO(1),
    LOW(21),
    MEDIUM(47),
    HIGH(73),
    CRITICAL(99);

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** As it is written in policies: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException naming all words, when it is none of them
     */
    public static Severity of(String word) {
        for (Severity severity : values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException(
                "'" + word + "' is not one of info, low, medium, high, critical");
    }
}
