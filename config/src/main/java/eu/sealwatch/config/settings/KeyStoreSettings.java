package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.YamlSection;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The log's signing keys in a PKCS#12 file.
 *
 * @param passwordFile its first line is the password; without it the environment variable {@code
 *     SEALWATCH_KEY_STORE_PASSWORD} is
 */
public record KeyStoreSettings(Path file, Optional<Path> passwordFile) {

    static KeyStoreSettings read(YamlSection section, Folder folder) {
        section.only("file", "password-file");
        return new KeyStoreSettings(
                section.value("file", folder::resolve),
                section.optional("password-file", folder::resolve));
    }
}
