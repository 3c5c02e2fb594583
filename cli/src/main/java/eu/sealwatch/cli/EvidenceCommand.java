package eu.sealwatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Proof out, and checked offline. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Exports proof, and checks it offline.",
        subcommands = {
            EvidenceVerifyCommand.class,
            EvidenceExportCommand.class,
            EvidenceCoverageCommand.class
        })
final class EvidenceCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
