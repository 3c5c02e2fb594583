package eu.sealwatch.cli;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.config.diff.Change;
import eu.sealwatch.config.diff.Effect;
import eu.sealwatch.config.diff.PolicyDiff;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what differs between two policies in meaning, and whether it allows more or less. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two policies by what they mean: order, comments and spelling do not count.",
            "Exit 0: they mean the same; 1: they differ."
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "policy file")
    Path older = Path.of("old.yaml");

    @Parameters(index = "1", paramLabel = "NEW", description = "policy file")
    Path newer = Path.of("new.yaml");

    @Override
    public Integer call() {
        Policy before = PolicyReader.read(older, Catalogue.codes());
        Policy after = PolicyReader.read(newer, Catalogue.codes());
        List<Change> changes = PolicyDiff.between(before, after);
        changes.forEach(DiffCommand::print);
        System.out.printf(
                "%s version %d > %s version %d: %s%n",
                before.id(), before.version(), after.id(), after.version(), summary(changes));
        return changes.isEmpty() ? Sealwatch.OK : Sealwatch.FINDINGS;
    }

    private static void print(Change change) {
        String lines =
                change.before().map(Object::toString).orElse("-")
                        + " > "
                        + change.after().map(Object::toString).orElse("-");
        System.out.printf(
                "%-8s  %s  %s  (%s)%n",
                word(change.effect()), change.what(), change.detail(), lines);
    }

    private static String summary(List<Change> changes) {
        if (changes.isEmpty()) {
            return "they mean the same";
        }
        var counts = new StringBuilder();
        for (Effect effect : Effect.values()) {
            long count = changes.stream().filter(change -> change.effect() == effect).count();
            counts.append(counts.isEmpty() ? "" : ", ").append(count).append(' ');
            counts.append(word(effect));
        }
        return counts.toString();
    }

    private static String word(Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }
}
