package eu.sealwatch.cli;

import eu.sealwatch.collector.Collector;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.AgentName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Issues a one-time token with which one agent can enrol. Run beside the collector. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Issues a one-time token with which an agent can enrol (on the collector).")
final class TokenCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "the collector's collector.yaml")
    Path config = Path.of("collector.yaml");

    @Option(
            names = "--hours",
            defaultValue = "24",
            description = "how long the token is good for (default: ${DEFAULT-VALUE})")
    int hours = 24;

    @Parameters(paramLabel = "AGENT", description = "name of the agent, as in its agent.yaml")
    String agent = "";

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (hours < 1 || hours > 24 * 30) {
            throw new ParameterException(spec.commandLine(), "--hours must be from 1 to 720");
        }
        if (!AgentName.allowed(agent)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + agent + "' cannot name an agent: letters, digits and hyphens");
        }
        CollectorSettings settings = CollectorSettings.read(config);
        System.out.println(
                Collector.issueToken(settings.dataFolder(), agent, Duration.ofHours(hours)).text());
        return Sealwatch.OK;
    }
}
