package eu.sealwatch.cli;

import eu.sealwatch.collector.Collector;
import eu.sealwatch.config.settings.CollectorSettings;
import eu.sealwatch.wire.AgentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Revokes an agent's certificates. Run beside the collector, whether it runs or not. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = {
            "Revokes all certificates of an agent (on the collector).",
            "A live connection ends within two seconds; the agent can enrol again with a new token."
        })
final class RevokeCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "the collector's collector.yaml")
    Path config = Path.of("collector.yaml");

    @Parameters(paramLabel = "AGENT", description = "name of the agent, as in its agent.yaml")
    String agent = "";

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!AgentName.allowed(agent)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + agent + "' cannot name an agent: letters, digits and hyphens");
        }
        int revoked =
                Collector.revoke(
                        CollectorSettings.read(config).dataFolder(),
                        agent,
                        System.getProperty("user.name", "?"));
        System.out.printf("%s: certificates revoked now: %d%n", agent, revoked);
        return Sealwatch.OK;
    }
}
