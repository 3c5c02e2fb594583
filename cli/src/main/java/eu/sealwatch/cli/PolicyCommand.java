package eu.sealwatch.cli;

import eu.sealwatch.cli.PolicyDoubts.Doubt;
import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Work on a policy before it is in force. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Works on a policy before it is in force.",
        subcommands = {
            PolicyCommand.Check.class,
            ExplainCommand.class,
            DiffCommand.class,
            BacktestCommand.class,
            LearnCommand.class,
            ApproveCommand.class,
            SignCommand.class,
            ExceptCommand.class,
            RejudgeCommand.class
        })
final class PolicyCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** Reads a policy and says what is in it, or what is wrong with it. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Reads a policy: says what is in it, or file, line, column and key of each error.",
                "Warnings are of what is most likely not meant. Exit 0: no error; 2: errors."
            })
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "policy file")
        Path file = Path.of("policy.yaml");

        @Override
        public Integer call() {
            Policy policy = PolicyReader.read(file, Catalogue.codes());
            System.out.printf(
                    "%s: policy %s version %d is well-formed: %d sites, %d assets, %d endpoints,"
                            + " encryption by %s (at least %s)%n",
                    file,
                    policy.id(),
                    policy.version(),
                    policy.sites().size(),
                    policy.assets().size(),
                    policy.endpoints().size(),
                    policy.encryption().preset().id(),
                    policy.encryption().least().word());
            for (Doubt doubt : PolicyDoubts.of(policy, Instant.now())) {
                System.out.printf("%s: warning: %s%n", doubt.line(), doubt.text());
            }
            return Sealwatch.OK;
        }
    }
}
