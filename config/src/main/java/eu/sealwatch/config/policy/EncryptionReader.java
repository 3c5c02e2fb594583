package eu.sealwatch.config.policy;

import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.config.preset.Presets;
import eu.sealwatch.config.yaml.Nearest;
import eu.sealwatch.config.yaml.YamlSection;
import java.util.Arrays;
import java.util.List;

/** Reads what encryption must be; what is not said is taken from another requirement. */
record EncryptionReader(EncryptionRequirement inherited) {

    /** A reader for the policy as a whole, which inherits from nothing but the product. */
    static EncryptionReader withDefaults(Line line) {
        var preset = preset(Presets.DEFAULT);
        return new EncryptionReader(
                new EncryptionRequirement(preset, Grade.SUFFICIENT, false, false, false, line));
    }

    /** What one asset or endpoint asks for. */
    EncryptionRequirement override(YamlSection section) {
        return read(section);
    }

    EncryptionRequirement read(YamlSection section) {
        section.only("preset", "least-grade", "cleartext", "quantum-safe", "name-required");
        EncryptionPreset preset =
                section.optional("preset", EncryptionReader::preset).orElse(inherited.preset());
        return new EncryptionRequirement(
                preset,
                section.optional("least-grade", EncryptionReader::grade).orElse(inherited.least()),
                section.flag("cleartext", inherited.cleartextAllowed()),
                section.flag("quantum-safe", inherited.quantumSafe() || preset.quantumSafe()),
                section.flag("name-required", inherited.nameRequired()),
                Line.of(section));
    }

    private static EncryptionPreset preset(String id) {
        List<String> ids = Presets.all().stream().map(EncryptionPreset::id).toList();
        return Presets.find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'" + id + "' is not a preset" + Nearest.hint(id, ids)));
    }

    private static Grade grade(String word) {
        List<String> words = Arrays.stream(Grade.values()).map(Grade::word).toList();
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'" + word + "' is not a grade" + Nearest.hint(word, words)));
    }
}
