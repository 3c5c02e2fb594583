package eu.sealwatch.config.preset;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an authority says of key sizes: each step holds from its number of bits up to the next one.
 * Below the first step a key is insufficient; without any step the authority says nothing.
 */
final class SizeSteps {
    static final SizeSteps SILENT = new SizeSteps(Map.of());

    private final NavigableMap<Integer, DatedGrade> steps;

    SizeSteps(Map<Integer, DatedGrade> steps) {
        this.steps = new TreeMap<>(steps);
    }

    Optional<Grade> grade(int bits, LocalDate on) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Integer, DatedGrade> step = steps.floorEntry(bits);
        return Optional.of(step == null ? Grade.INSUFFICIENT : step.getValue().on(on));
    }
}
