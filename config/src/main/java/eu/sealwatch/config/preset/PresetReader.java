package eu.sealwatch.config.preset;

import eu.sealwatch.config.yaml.Range;
import eu.sealwatch.config.yaml.YamlDocument;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a preset's file: a table for each subject, with a list of names for each grade. {@code
 * not-graded} lists what the authority says nothing of, {@code rest} grades all that is not listed.
 * A file {@code based-on} another takes from it what it does not say itself.
 */
final class PresetReader {
    private static final Range<Integer> BITS = new Range<>(0, 65_536);

    private PresetReader() {}

    /** Reads {@code <id>.yaml} beside this class. */
    static ListedPreset read(String id) {
        YamlSection root = YamlDocument.parse(Resource.text(id + ".yaml"), id + ".yaml");
        root.only(
                Stream.concat(
                                Stream.of(
                                        "id",
                                        "title",
                                        "ssh-title",
                                        "ike-title",
                                        "quantum-safe",
                                        "source",
                                        "based-on",
                                        "dh-bits",
                                        "rsa-bits",
                                        "dsa-bits"),
                                Stream.of(Subject.values()).map(Subject::key))
                        .toArray(String[]::new));
        Optional<ListedPreset> base = root.optionalText("based-on").map(PresetReader::read);
        Map<Subject, GradeTable> tables = new EnumMap<>(Subject.class);
        for (Subject subject : Subject.values()) {
            GradeTable inherited = base.map(one -> one.table(subject)).orElse(GradeTable.SILENT);
            tables.put(subject, table(root.section(subject.key())).over(inherited));
        }
        return new ListedPreset(
                root.text("id"),
                root.text("title"),
                root.optionalText("ssh-title").orElse(root.text("title")),
                root.optionalText("ike-title")
                        .or(() -> base.map(ListedPreset::ikeTitle))
                        .orElse(root.text("title")),
                root.flag("quantum-safe", false),
                tables,
                steps(root, "dh-bits", base.map(ListedPreset::dh)),
                steps(root, "rsa-bits", base.map(ListedPreset::rsa)),
                steps(root, "dsa-bits", base.map(ListedPreset::dsa)));
    }

    private static GradeTable table(YamlSection section) {
        Map<String, Optional<DatedGrade>> grades = new HashMap<>();
        Optional<DatedGrade> rest = Optional.empty();
        for (String key : section.keys()) {
            if (key.equals("rest")) {
                rest = Optional.of(section.value(key, PresetReader::grade));
                continue;
            }
            Optional<DatedGrade> grade =
                    key.equals("not-graded") ? Optional.empty() : Optional.of(grade(key));
            for (String name : section.list(key, String::strip)) {
                if (grades.put(name, grade) != null) {
                    throw section.error(key, "'" + name + "' is listed twice");
                }
            }
        }
        return new GradeTable(grades, rest);
    }

    private static SizeSteps steps(YamlSection root, String key, Optional<SizeSteps> inherited) {
        if (!root.has(key)) {
            return inherited.orElse(SizeSteps.SILENT);
        }
        Map<Integer, DatedGrade> steps = new HashMap<>();
        for (YamlSection step : root.sections(key)) {
            step.only("from", "grade");
            steps.put(step.integer("from", BITS), step.value("grade", PresetReader::grade));
        }
        return new SizeSteps(steps);
    }

    private static DatedGrade grade(String word) {
        return DatedGrade.parse(word)
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not a grade"));
    }
}
