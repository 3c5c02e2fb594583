package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.inspect.Operation.Access;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device was asked to do, as far as a conversation's first messages show: later ones may ask
 * for more.
 */
public final class Operations {
    private static final int MOST_NAMES = 12;
    private static final int MOST_SEEN = 64;

    private final Set<String> names = new LinkedHashSet<>();
    private @Nullable Access gravest;
    private int seen;

    /** Null, for an operation without a name, counts as seen and no more. */
    public void add(@Nullable Operation operation) {
        seen++;
        if (operation == null) {
            return;
        }
        if (names.size() < MOST_NAMES) {
            names.add(operation.name());
        }
        if (gravest == null || operation.access().compareTo(gravest) > 0) {
            gravest = operation.access();
        }
    }

    /** The facts with {@code PREFIX.function} and {@code PREFIX.access}. */
    public Plain describe(Plain facts, String prefix) {
        if (gravest == null) {
            return facts;
        }
        return facts.with(prefix + ".function", String.join(",", names))
                .with(prefix + ".access", gravest.label());
    }

    /** The answer of an inspector of streams: complete when nothing graver can come. */
    public Recognition answer(Plain facts, String prefix) {
        Plain described = describe(facts, prefix);
        return gravest == Access.CONTROL || seen >= MOST_SEEN
                ? described.complete()
                : described.soFar();
    }
}
