package eu.sealwatch.cli;

import eu.sealwatch.config.policy.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of a policy's lines, so that a verdict can show the one that it names. */
final class PolicyLines {
    private static final int MOST_SHOWN = 100;

    private final Path policy;
    private final Map<String, List<String>> texts = new HashMap<>();

    PolicyLines(Path policy) {
        this.policy = policy;
    }

    /** The line without its indentation; empty when its file is not at hand. */
    Optional<String> text(Line line) {
        List<String> lines = texts.computeIfAbsent(line.file(), this::read);
        if (line.number() < 1 || line.number() > lines.size()) {
            return Optional.empty();
        }
        String text = lines.get(line.number() - 1).strip();
        return Optional.of(
                text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...");
    }

    private List<String> read(String file) {
        try {
            return Files.readAllLines(policy.resolveSibling(file));
        } catch (IOException e) {
            // the policy itself was read; a line of text is a courtesy
            return List.of();
        }
    }
}
