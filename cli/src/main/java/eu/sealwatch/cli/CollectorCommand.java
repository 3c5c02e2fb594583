package eu.sealwatch.cli;

import eu.sealwatch.collector.Collector;
import eu.sealwatch.collector.serve.WebServer;
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
            collector.web().ifPresent(CollectorCommand::tell);
            shutdown.await(collector.failure());
            return Sealwatch.OK;
        } catch (ExecutionException e) {
            LOG.error("stopped: {}", String.valueOf(e.getCause()));
            return Sealwatch.BAD_INPUT;
        }
    }

    /** Printed, not logged: a one-time password has no place in a log that others keep. */
    private static void tell(WebServer web) {
        LOG.info("pages at {}", web.url());
        web.fingerprint()
                .ifPresent(fingerprint ->
                        LOG.info("the pages' certificate is self-signed, SHA-256 {}", fingerprint));
        web.oneTimePassword()
                .ifPresent(once ->
                        System.out.printf(
                                "first login at %s: %s with the one-time password %s%n",
                                web.url(), WebServer.FIRST, once));
    }
}
