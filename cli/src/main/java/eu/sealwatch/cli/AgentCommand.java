package eu.sealwatch.cli;

import eu.sealwatch.agent.Agent;
import eu.sealwatch.config.settings.AgentSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs an agent until it is told to stop. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Runs an agent: captures, and sends what it sees to the collector.")
final class AgentCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(AgentCommand.class);

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "agent.yaml; see config/examples")
    Path config = Path.of("agent.yaml");

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = AgentSettings.read(config);
        try (var shutdown = new Shutdown();
                var metrics = MetricsPage.start(settings.metrics());
                var agent = Agent.start(settings, metrics.registry())) {
            shutdown.await(agent.finished());
            if (!shutdown.asked()) {
                agent.drain(java.time.Duration.ofMinutes(1));
            }
            return Sealwatch.OK;
        } catch (ExecutionException e) {
            LOG.error("stopped: {}", String.valueOf(e.getCause()));
            return Sealwatch.BAD_INPUT;
        }
    }
}
