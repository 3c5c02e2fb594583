package eu.sealwatch.config.settings;

import eu.sealwatch.config.yaml.YamlSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a secret is: in the first line of a file, or in the environment. Settings never hold the
 * secret itself, and so cannot print it.
 */
public sealed interface Secret {

    /** A file that only the collector may read. */
    record InFile(Path path) implements Secret {}

    /** An environment variable. */
    record InEnvironment(String variable) implements Secret {}

    /**
     * The secret.
     *
     * @throws IOException naming the place, when there is none
     */
    default String read() throws IOException {
        String found =
                switch (this) {
                    case InFile(Path path) ->
                            Files.readString(path).lines().findFirst().orElse("").strip();
                    case InEnvironment(String variable) ->
                            System.getenv().getOrDefault(variable, "").strip();
                };
        if (found.isEmpty()) {
            throw new IOException(
                    switch (this) {
                        case InFile(Path path) -> path + ": holds no secret in its first line";
                        case InEnvironment(String variable) ->
                                "the environment variable " + variable + " is not set";
                    });
        }
        return found;
    }

    /** Reads {@code NAME-file} or {@code NAME-env}, of which at most one is given. */
    static Optional<Secret> optional(YamlSection section, String name, Folder folder) {
        Optional<Secret> file =
                section.optional(name + "-file", text -> new InFile(folder.resolve(text)));
        Optional<Secret> variable =
                section.optional(name + "-env", text -> new InEnvironment(variable(text)));
        if (file.isPresent() && variable.isPresent()) {
            throw section.error(
                    name + "-env", "'%s-file' is given too; one is enough".formatted(name));
        }
        return file.or(() -> variable);
    }

    private static String variable(String text) {
        if (text.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return text;
        }
        throw new IllegalArgumentException("'" + text + "' is not the name of a variable");
    }
}
