package eu.sealwatch.config.yaml;

import java.time.Duration;

/** Sizes and lengths of time, as a person would write them in a file. */
public final class Amounts {
    private Amounts() {}

    /** {@code 64MiB}. */
    public static String text(long bytes) {
        return Units.format(bytes);
    }

    /** {@code 90s}. */
    public static String text(Duration time) {
        return Units.format(time);
    }
}
