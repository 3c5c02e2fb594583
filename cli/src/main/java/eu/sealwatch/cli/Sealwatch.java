package eu.sealwatch.cli;

import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit 0: done, no finding at or above {@code --fail-on}; 1: findings; 2: bad
 * input or usage, with one line on standard error.
 */
@Command(
        name = "sealwatch",
        mixinStandardHelpOptions = true,
        version = "sealwatch 0.1.0",
        description = "Watches the networks around customs scanners, and proves what left them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            AnalyzeCommand.class,
            FlowsCommand.class,
            AgentCommand.class,
            CollectorCommand.class,
            EnrollCommand.class,
            TokenCommand.class,
            RevokeCommand.class,
            EvidenceCommand.class,
            AlertsCommand.class,
            WitnessCommand.class,
            PolicyCommand.class
        })
public final class Sealwatch implements Runnable {

    /** Done, nothing at or above the threshold found. */
    static final int OK = 0;

    /** Findings at or above the threshold. */
    static final int FINDINGS = 1;

    /** Bad input or usage. */
    static final int BAD_INPUT = 2;

    @Spec CommandSpec spec;

    private Sealwatch(CommandSpec spec) {
        this.spec = spec;
    }

    /** For picocli, which sets {@link #spec}. */
    Sealwatch() {
        this(CommandSpec.create());
    }

    public static void main(String[] arguments) {
        // Bouncy Castle logs through java.util.logging; there is one log
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        System.exit(run(arguments));
    }

    /** Runs one command in this process and gives its exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Sealwatch())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Sealwatch::badUsage)
                .setExecutionExceptionHandler(oneLine())
                .execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private static int badUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr()
                .println(
                        "sealwatch: "
                                + problem.getMessage()
                                + "; see '"
                                + command.getCommandSpec().qualifiedName()
                                + " --help'");
        return BAD_INPUT;
    }

    /** What a person can mend is one line; anything else is our fault and shows where. */
    private static IExecutionExceptionHandler oneLine() {
        return (problem, command, parsed) -> {
            if (problem instanceof IOException || problem instanceof ConfigException) {
                command.getErr().println("sealwatch: " + messageOf(problem));
                return BAD_INPUT;
            }
            throw problem;
        };
    }

    /** The file system's own exceptions say only which file it is. */
    private static String messageOf(Exception problem) {
        if (problem instanceof FileSystemException file) {
            String why =
                    switch (file) {
                        case NoSuchFileException _ -> "no such file or folder";
                        case FileAlreadyExistsException _ -> "is a file where a folder is needed";
                        case AccessDeniedException _ -> "permission denied";
                        default ->
                                file.getReason() == null
                                        ? file.getClass().getSimpleName()
                                        : file.getReason();
                    };
            return file.getFile() + ": " + why;
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
