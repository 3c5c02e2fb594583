package eu.sealwatch.agent.capture;

import java.util.ArrayList;
import java.util.List;

/** What was wrong with a capture that could be read in part; at most a few sentences. */
final class Damage {
    private static final int MOST = 16;

    private final String name;
    private final List<String> warnings = new ArrayList<>();

    Damage(String name) {
        this.name = name;
    }

    /** The input ends inside the packet that follows the given number of whole ones. */
    void cutShort(Input input, long packets) {
        String where =
                "%s: cut short at byte %d, inside packet %d; the %d packets before it were read";
        String trouble = input.trouble();
        say(
                where.formatted(name, input.base + input.limit, packets + 1, packets)
                        + (trouble == null ? "" : "; " + trouble));
    }

    /** Nothing after this place can be trusted. */
    void broken(long offset, String what, long packets) {
        say(
                "%s: damaged at byte %d: %s; the %d packets before it were read"
                        .formatted(name, offset, what, packets));
    }

    void note(String what) {
        say(name + ": " + what);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void say(String warning) {
        if (warnings.size() < MOST && !warnings.contains(warning)) {
            warnings.add(warning);
        }
    }
}
