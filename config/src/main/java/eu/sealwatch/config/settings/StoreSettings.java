package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;

/** The embedded store: one SQLite file, which can be rebuilt from the evidence log. */
public record StoreSettings(Path file) {

    public static StoreSettings in(Path dataFolder) {
        return new StoreSettings(dataFolder.resolve("store.sqlite"));
    }

    static StoreSettings read(YamlSection section, Path dataFolder) {
        section.only("file");
        return section.optional("file", name -> new StoreSettings(inside(dataFolder, name)))
                .orElseGet(() -> in(dataFolder));
    }

    private static Path inside(Path dataFolder, String name) {
        Path file = new Folder(dataFolder).resolve(name);
        if (!file.startsWith(dataFolder)) {
            throw new IllegalArgumentException(
                    "'" + name + "' lies outside the data folder; give a path inside it");
        }
        return file;
    }
}
