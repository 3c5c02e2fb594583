package eu.sealwatch.cli;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges stored traffic by a candidate: what would appear, what would disappear. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Judges traffic that was seen by a candidate policy, beside another one.",
            "Exit 0: both find the same; 1: something appears or disappears."
        })
final class BacktestCommand implements Callable<Integer> {

    @Mixin Traffic traffic = new Traffic();

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "P",
            description = "the candidate: a policy file")
    Path candidate = Path.of("policy.yaml");

    @Option(
            names = "--against",
            paramLabel = "P",
            description =
                    "what it is compared with; without it, with --data: the policy that is in force"
                            + " there; else none")
    @Nullable Path against;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    AnalyzeCommand.Format format = AnalyzeCommand.Format.text;

    @Option(names = "--out", paramLabel = "F", description = "write to this file")
    @Nullable Path out;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var backtest = new Backtest(PolicyReader.read(candidate, Catalogue.codes()), other());
        traffic.read(inside(backtest), backtest, spec.commandLine());
        try (PrintStream stream = Output.to(out)) {
            BacktestPrinter.of(format, stream).print(backtest);
            if (Output.failed(stream)) {
                throw new IOException("the result could not be written whole; is the disk full?");
            }
        }
        return backtest.same() ? Sealwatch.OK : Sealwatch.FINDINGS;
    }

    private Optional<Policy> other() throws IOException {
        return against == null
                ? traffic.policyInForce().map(LoggedPolicy::read)
                : Optional.of(PolicyReader.read(against));
    }

    /** The agent's part must be the same for both, so what either calls inside is inside. */
    private static List<Cidr> inside(Backtest backtest) {
        return Stream.concat(Stream.of(backtest.candidate()), backtest.against().stream())
                .flatMap(policy -> policy.sites().stream())
                .flatMap(site -> site.networks().stream())
                .distinct()
                .toList();
    }
}
