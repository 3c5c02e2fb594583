package eu.sealwatch.cli;

import eu.sealwatch.agent.Agent;
import eu.sealwatch.agent.uplink.Enroller;
import eu.sealwatch.config.settings.AgentSettings;
import eu.sealwatch.wire.EnrolmentToken;
import eu.sealwatch.wire.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives an agent its key and certificate, once, with a token from the collector. */
@Command(
        name = "enroll",
        mixinStandardHelpOptions = true,
        description = "Gives an agent its certificate, with a one-time token (on the agent).")
final class EnrollCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "the agent's agent.yaml")
    Path config = Path.of("agent.yaml");

    @Option(
            names = "--token",
            required = true,
            paramLabel = "T",
            description = "what 'sealwatch token' printed on the collector")
    String token = "";

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        AgentSettings settings = AgentSettings.read(config);
        EnrolmentToken parsed;
        try {
            parsed = EnrolmentToken.parse(token);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--token: " + e.getMessage(), e);
        }
        Identity identity =
                new Enroller(settings.collector().host(), settings.collector().port(), PATIENCE)
                        .enrol(Agent.identityFolder(settings), settings.name(), parsed);
        System.out.printf(
                "%s is enrolled; its certificate is good until %tF and renews itself%n",
                identity.name(), identity.certificate().getNotAfter());
        return Sealwatch.OK;
    }
}
