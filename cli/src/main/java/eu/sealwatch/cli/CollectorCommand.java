package eu.sealwatch.cli;

import eu.sealwatch.collector.Collector;
import eu.sealwatch.config.settings.CollectorSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Runs the collector until it is told to stop. */
@Command(
        name = "collector",
        mixinStandardHelpOptions = true,
        description = "Runs the collector: receives from agents, judges, keeps the evidence.",
        subcommands = CollectorRebuildCommand.class)
final class CollectorCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorCommand.class);

    @Option(
            names = "--config",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "F",
            description = "collector.yaml; see config/examples")
    Path config = Path.of("collector.yaml");

    @Override
    public Integer call() throws Exception {
        CollectorSettings settings = CollectorSettings.read(config);
        try (var shutdown = new Shutdown();
                var metrics = MetricsPage.start(settings.metrics());
                var collector =
                        Collector.start(
                                settings,
                                metrics.registry(),
                                (finding, entry) ->
                                        LOG.info(
                                                "finding {} {} {}: {} (log entry {})",
                                                finding.severity(),
                                                finding.code(),
                                                finding.subject(),
                                                finding.reason(),
                                                entry))) {
            shutdown.await(collector.failure());
            return Sealwatch.OK;
        } catch (ExecutionException e) {
            LOG.error("stopped: {}", String.valueOf(e.getCause()));
            return Sealwatch.BAD_INPUT;
        }
    }
}
