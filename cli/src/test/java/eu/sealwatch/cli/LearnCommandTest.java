package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning from the demo's capture, and taking the proposal on. */
class LearnCommandTest {
    private static final String CAPTURE =
            Command.HOME.resolve("demo/scanner-site.pcapng.gz").toString();

    @TempDir Path folder;

    @Test
    void proposalIsAPolicyThatSaysWhatItCannotDecide() throws Exception {
        Path file = folder.resolve("learned.yaml");
        Result learned = Command.run("policy", "learn", CAPTURE, "--out", file.toString());
        assertThat(learned.code()).as(learned.err()).isZero();
        assertThat(learned.out()).contains("policy approve --as NAME");

        String text = Files.readString(file);
        assertThat(text)
                .startsWith("# Learned from 57 flows, 2026-10-06 08:00Z to 2026-10-06 21:40Z.")
                .contains("# - Remote access from 192.0.2.50 by rdp (1 flows) is left out")
                .contains("# - encryption.version stays a finding: TLS 1.0 with legacy.scanvendor")
                .contains("names: [\"*.scanvendor.example\"]");
        Result checked = Command.run("policy", "check", file.toString());
        assertThat(checked.code()).as(checked.err()).isZero();
    }

    @Test
    void whatTheProposalStillFindsIsWhatItSaysItStillFinds() throws Exception {
        Path file = folder.resolve("learned.yaml");
        Command.run("policy", "learn", CAPTURE, "--out", file.toString());

        Result analyzed =
                Command.run("analyze", "--policy", file.toString(), "--format", "jsonl", CAPTURE);

        long questions =
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" stays a finding: "))
                        .count();
        assertThat(analyzed.out().lines().count()).isEqualTo(questions).isPositive();
    }

    @Test
    void approvalWritesThePersonAndKeepsAllElse() throws Exception {
        Path file = folder.resolve("learned.yaml");
        Command.run("policy", "learn", CAPTURE, "--out", file.toString());
        String before = Files.readString(file);

        Result approved = Command.run("policy", "approve", "--as", "J. Jansen", file.toString());
        assertThat(approved.code()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("approved by J. Jansen on ");

        String after = Files.readString(file);
        assertThat(after).contains("  approver: \"J. Jansen\"\n  date: 2");
        assertThat(after.replaceAll("  approver: .*\n  date: .*\n", "")).isEqualTo(before);

        Command.run("policy", "approve", "--as", "A. de Vries", file.toString());
        assertThat(Files.readString(file))
                .contains("approver: \"A. de Vries\"")
                .doesNotContain("J. Jansen");
    }

    @Test
    void policyWithAnErrorCannotBeApproved() throws Exception {
        Path file = Files.writeString(folder.resolve("p.yaml"), "id: p\nversion: 1\nsite: []\n");

        Result result = Command.run("policy", "approve", "--as", "J. Jansen", file.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo("id: p\nversion: 1\nsite: []\n");
    }
}
