package eu.sealwatch.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that a person most likely meant. */
public final class Nearest {
    /** More names than this help nobody. */
    private static final int MOST_NAMED = 20;

    private Nearest() {}

    /** The known name with the least edit distance, if it is near enough to be worth naming. */
    public static Optional<String> to(String written, Collection<String> known) {
        int farthest = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> distance(written, name) <= farthest)
                .min(
                        Comparator.<String>comparingInt(name -> distance(written, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean 'x'?}, or what is known when nothing is near; empty for no names. */
    public static String hint(String written, Collection<String> known) {
        if (known.isEmpty()) {
            return "";
        }
        return to(written, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> "; known here: " + some(known));
    }

    private static String some(Collection<String> known) {
        String first = known.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int rest = known.size() - MOST_NAMED;
        return rest > 0 ? first + " and " + rest + " more" : first;
    }

    /** Levenshtein distance without regard to case. */
    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            current[0] = row;
            char wanted = Character.toLowerCase(left.charAt(row - 1));
            for (int column = 1; column <= right.length(); column++) {
                boolean same = wanted == Character.toLowerCase(right.charAt(column - 1));
                int replaced = previous[column - 1] + (same ? 0 : 1);
                int shifted = Math.min(previous[column], current[column - 1]) + 1;
                current[column] = Math.min(replaced, shifted);
            }
            int[] done = previous;
            previous = current;
            current = done;
        }
        return previous[right.length()];
    }
}
