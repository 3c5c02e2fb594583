package eu.sealwatch.config.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a settings file lies: its relative paths start there, whatever the working folder is. */
record Folder(Path path) {

    static Folder of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return new Folder(parent == null ? absolute : parent);
    }

    /**
     * @throws IllegalArgumentException when the text is not a path
     */
    Path resolve(String text) {
        try {
            return path.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not a path", e);
        }
    }
}
