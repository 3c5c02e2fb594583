package eu.sealwatch.cli;

import eu.sealwatch.collector.CoverageFigures;
import eu.sealwatch.collector.evidence.LogReader;
import eu.sealwatch.collector.evidence.TrustPolicy;
import eu.sealwatch.config.settings.CollectorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** When agents could see, and when they could not. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Adds up from the evidence log what agents could see in a period: seconds, packets, gaps.",
            "'evidence export' of the same period holds the statements with their proofs."
        })
final class EvidenceCoverageCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "the collector's collector.yaml")
    Path config = Path.of("collector.yaml");

    @Option(
            names = "--from",
            required = true,
            paramLabel = "T",
            description = "2026-11-01T00:00:00Z")
    Instant from = Instant.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "T", description = "the end")
    Instant to = Instant.EPOCH;

    @Override
    public Integer call() throws IOException {
        if (!from.isBefore(to)) {
            throw new IOException("--from " + from + " is not before --to " + to);
        }
        Path data = CollectorSettings.read(config).dataFolder();
        var trust = TrustPolicy.read(data.resolve("log.vkey"));
        try (var log = LogReader.open(data.resolve("log"), trust)) {
            for (CoverageFigures figures : CoverageFigures.of(log, from, to)) {
                print(figures);
            }
        }
        return Sealwatch.OK;
    }

    private void print(CoverageFigures figures) {
        double asked = Duration.between(from, to).toMillis() / MILLIS;
        double seen = figures.seen().toMillis() / MILLIS;
        System.out.printf(
                Locale.ROOT,
                "%s %s: seen %,.1f of %,.1f s (%.2f %%), %,d packets, %,d lost%n",
                figures.agent(),
                figures.source(),
                seen,
                asked,
                100 * seen / asked,
                figures.packets(),
                figures.lost());
        for (CoverageFigures.Gap gap : figures.gaps()) {
            System.out.printf("  not seen: %s to %s%n", gap.from(), gap.to());
        }
    }
}
