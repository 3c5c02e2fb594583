package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import eu.sealwatch.collector.Collector;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.UnprovenLog;
import eu.sealwatch.config.settings.CollectorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's log, judged again after its policy was changed. */
class RejudgeCommandTest {
    @TempDir Path folder;

    @Test
    void firstVerdictStaysAndTheNewOneIsAddedToTheLog() throws Exception {
        Path data = folder.resolve("data");
        assertThat(Command.run("demo", "--data", data.toString()).code()).isZero();
        Path config = data.resolve("collector.yaml");
        Result same = rejudge(config);
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains(" 0 are no breach any more, 0 are new");

        Path policy = data.resolve("policy.yaml");
        Files.writeString(
                policy,
                Files.readString(policy)
                        .replace("version: 1", "version: 2")
                        .replace("tools: [ssh]", "tools: [ssh, vnc, rdp]"));
        restart(config);

        Result changed = rejudge(config);
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out())
                .containsPattern(
                        "maintenance.unapproved-tool .*\n    first by seaport-terminal-noord"
                                + " version 1; by seaport-terminal-noord version 2 it is no breach"
                                + " any more");

        restart(config);
        var actions = new ArrayList<String>();
        var findings = new ArrayList<String>();
        UnprovenLog.forEach(
                data.resolve("collector/log"),
                (_, entry) -> {
                    String text = new String(entry.payload(), StandardCharsets.UTF_8);
                    if (entry.type() == EntryType.ACTION) {
                        actions.add(text);
                    } else if (entry.type() == EntryType.FINDING) {
                        findings.add(text);
                    }
                });
        assertThat(actions)
                .anyMatch(action ->
                        action.contains("findings-rejudged")
                                && action.contains("J. Jansen")
                                && action.contains("version 2 each of these is no breach"));
        assertThat(findings).allMatch(finding -> finding.contains("\"version\":1"));
    }

    private static void restart(Path config) throws Exception {
        Collector.start(CollectorSettings.read(config), new SimpleMeterRegistry(), (_, _) -> {})
                .close();
    }

    private static Result rejudge(Path config) throws Exception {
        return Command.run("policy", "rejudge", "--config", config.toString(), "--as", "J. Jansen");
    }
}
