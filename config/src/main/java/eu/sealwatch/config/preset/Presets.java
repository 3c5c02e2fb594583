package eu.sealwatch.config.preset;

import java.util.List;
import java.util.Optional;

/** The guidelines that ship. Read once, when first asked for. */
public final class Presets {
    /** The preset that applies where a policy names none. */
    public static final String DEFAULT = "ncsc-nl-2025-05";

    private static final List<String> IDS =
            List.of(
                    DEFAULT,
                    "ncsc-nl-2.1",
                    "bsi-2026-01",
                    "bsi-2026-01-tolerant",
                    "nist-800-52r2",
                    "anssi-1.2",
                    "rfc9325",
                    "mozilla-modern-6.0",
                    "quantum-safe");

    private Presets() {}

    /** All shipped presets, the default first. */
    public static List<EncryptionPreset> all() {
        return Shipped.ALL;
    }

    public static Optional<EncryptionPreset> find(String id) {
        return all().stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    /** A class of its own, so that the files are read when a preset is first asked for. */
    private static final class Shipped {
        static final List<EncryptionPreset> ALL =
                IDS.stream().<EncryptionPreset>map(PresetReader::read).toList();
    }
}
