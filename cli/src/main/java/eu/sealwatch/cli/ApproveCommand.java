package eu.sealwatch.cli;

import eu.sealwatch.collector.judge.Catalogue;
import eu.sealwatch.config.policy.Approval;
import eu.sealwatch.config.policy.PolicyReader;
import eu.sealwatch.wire.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a policy on: writes who answers for it, and since when, into the file. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Writes into a policy file who answers for it, and today's date.",
            "A learned proposal is not put in force before that."
        })
final class ApproveCommand implements Callable<Integer> {
    private static final String SECTION = "approval:";

    @Parameters(paramLabel = "FILE", description = "policy file")
    Path file = Path.of("policy.yaml");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "NAME",
            description = "the person who answers for it")
    String name = "";

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (name.isBlank() || !name.matches("[^\\p{Cntrl}\"\\\\]{1,200}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as: give a person's name, without quotation marks and backslashes");
        }
        // what is wrong cannot be taken on
        PolicyReader.read(file, Catalogue.codes());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String approved = approved(Files.readString(file), today);
        Optional<Approval> written = PolicyReader.read(approved, file.toString()).approval();
        if (written.flatMap(Approval::approver).filter(name.strip()::equals).isEmpty()) {
            throw new IOException(
                    file
                            + ": 'approval' could not be written; write it as lines of its own:"
                            + " approver and date");
        }
        DurableFile.replace(file, approved.getBytes(StandardCharsets.UTF_8));
        System.out.printf("%s: approved by %s on %s%n", file, name.strip(), today);
        return Sealwatch.OK;
    }

    /** The section's own lines stay, but for those that are written anew. */
    private String approved(String text, LocalDate today) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int section = lines.indexOf(SECTION);
        if (section < 0) {
            section = afterVersion(lines);
            lines.add(section, SECTION);
        }
        int next = section + 1;
        while (next < lines.size() && lines.get(next).startsWith(" ")) {
            if (lines.get(next).strip().matches("(approver|date):.*")) {
                lines.remove(next);
            } else {
                next++;
            }
        }
        lines.add(next, "  approver: \"" + name.strip() + "\"");
        lines.add(next + 1, "  date: " + today);
        return String.join("\n", lines) + "\n";
    }

    private static int afterVersion(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("version:")) {
                return i + 1;
            }
        }
        return lines.size();
    }
}
