package eu.sealwatch.config.preset;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A grade, and the last year in which it holds; after that year the grade is {@link
 * Grade#INSUFFICIENT}.
 */
record DatedGrade(Grade grade, OptionalInt lastYear) {
    private static final String UNTIL = "until-";

    /** Reads a grade's word, or {@code until-2029}: sufficient to the end of that year. */
    static Optional<DatedGrade> parse(String word) {
        if (word.matches(UNTIL + "\\d{4}")) {
            int year = Integer.parseInt(word.substring(UNTIL.length()));
            return Optional.of(new DatedGrade(Grade.SUFFICIENT, OptionalInt.of(year)));
        }
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.word().equals(word))
                .map(grade -> new DatedGrade(grade, OptionalInt.empty()))
                .findFirst();
    }

    Grade on(LocalDate day) {
        return lastYear.isPresent() && day.getYear() > lastYear.getAsInt()
                ? Grade.INSUFFICIENT
                : grade;
    }
}
