package eu.sealwatch.config.preset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an authority says of named things: a grade, nothing, or for all others the rest's grade.
 *
 * @param grades by name; empty where the authority is known to say nothing
 * @param rest for names that are not listed; empty when the authority leaves them open
 */
record GradeTable(Map<String, Optional<DatedGrade>> grades, Optional<DatedGrade> rest) {
    static final GradeTable SILENT = new GradeTable(Map.of(), Optional.empty());

    GradeTable {
        grades = Map.copyOf(grades);
    }

    Optional<Grade> grade(String name, LocalDate on) {
        return grades.getOrDefault(name, rest).map(grade -> grade.on(on));
    }

    boolean lists(String name) {
        return grades.containsKey(name);
    }

    /** This table where it speaks, else the other one. */
    GradeTable over(GradeTable base) {
        Map<String, Optional<DatedGrade>> merged = new HashMap<>(base.grades);
        merged.putAll(grades);
        return new GradeTable(merged, rest.or(() -> base.rest));
    }
}
