package eu.sealwatch.config.yaml;

import java.time.Duration;

/** The least and the most that a setting may be, both included. */
public record Range<T extends Comparable<T>>(T least, T most) {

    public boolean holds(T value) {
        return least.compareTo(value) <= 0 && most.compareTo(value) >= 0;
    }

    /**
     * Returns the value if it is within bounds.
     *
     * @throws IllegalArgumentException naming the setting, the value and the bounds
     */
    public T check(String setting, T value) {
        if (!holds(value)) {
            throw new IllegalArgumentException(setting + ": " + write(value) + " is not " + this);
        }
        return value;
    }

    /** {@code from 1 to 65535}: as it stands in messages. */
    @Override
    public String toString() {
        return "from " + write(least) + " to " + write(most);
    }

    /** Lengths of time as a person writes them in a file. */
    private static String write(Object value) {
        return value instanceof Duration time ? Units.format(time) : String.valueOf(value);
    }
}
