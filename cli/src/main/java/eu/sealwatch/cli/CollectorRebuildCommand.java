package eu.sealwatch.cli;

import eu.sealwatch.collector.Collector;
import eu.sealwatch.config.settings.CollectorSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Recreates what is queried from what is proven. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Derives the store and its findings anew from the evidence log.",
            "The collector must not run. The old store is kept as FILE.old."
        })
final class CollectorRebuildCommand implements Callable<Integer> {
    @ParentCommand CollectorCommand collector = new CollectorCommand();

    @Override
    public Integer call() throws IOException {
        CollectorSettings settings = CollectorSettings.read(collector.config);
        long applied = Collector.rebuild(settings, (_, _) -> {});
        System.out.printf("%s: %,d log entries applied%n", settings.store().file(), applied);
        return Sealwatch.OK;
    }
}
