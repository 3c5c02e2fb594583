package eu.sealwatch.cli;

import eu.sealwatch.collector.alert.Alerts;
import eu.sealwatch.collector.alert.Alerts.DeadLetter;
import eu.sealwatch.config.settings.CollectorSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows alerts that a receiver never took, and has them sent again; beside a running collector. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Lists alerts that could not be delivered. Exit 1 when there are any.")
final class AlertsCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "F",
            description = "collector.yaml; see config/examples")
    Path config = Path.of("collector.yaml");

    @Option(
            names = "--send-again",
            paramLabel = "CHANNEL",
            description = "have the collector send this channel's again")
    @Nullable String sendAgain;

    @Override
    public Integer call() {
        Path data = CollectorSettings.read(config).dataFolder();
        if (sendAgain != null) {
            System.out.printf("%d are sent again%n", Alerts.sendAgain(data, sendAgain));
            return Sealwatch.OK;
        }
        List<DeadLetter> dead = Alerts.deadLetters(data, MOST);
        for (DeadLetter letter : dead) {
            System.out.printf(
                    "%s  %s  %s %s: %s%n",
                    letter.since(),
                    letter.channel(),
                    letter.finding(),
                    letter.change(),
                    letter.why());
        }
        return dead.isEmpty() ? Sealwatch.OK : Sealwatch.FINDINGS;
    }
}
