package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import eu.sealwatch.collector.judge.FindingJson;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.collector.store.StoredFinding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped capture through the whole path, and through 'analyze': the same findings. */
class DemoTest {
    private static final Path DEMO = Command.HOME.resolve("demo");
    private static final Path GOLDEN =
            Path.of("src/test/resources/eu/sealwatch/cli/demo-findings.txt");

    @TempDir static Path folder;
    private static Result demo;
    private static List<StoredFinding> findings;

    @BeforeAll
    static void runTheDemo() throws Exception {
        demo = Command.run("demo", "--data", folder.resolve("data").toString());
        Path store = folder.resolve("data/collector/store.sqlite");
        try (Store opened = Store.open(store);
                Stream<StoredFinding> all = opened.findings()) {
            findings = all.toList();
        }
    }

    @Test
    void demoEndsWellWithTheLogProven() {
        assertThat(demo.errors()).as(demo.out()).isEmpty();
        assertThat(demo.code()).isZero();
        assertThat(demo.out()).contains("proven: all").contains("report.html");
    }

    /** Which are true of the capture, and why, stands in demo/README.md. */
    @Test
    void findingsAreThoseThatTheSiteGaveReasonFor() throws Exception {
        List<String> found =
                findings.stream()
                        .map(StoredFinding::finding)
                        .map(finding ->
                                finding.severity()
                                        + " "
                                        + finding.code()
                                        + " "
                                        + finding.subject()
                                        + " | "
                                        // certificates are made anew with each capture
                                        + finding.about().replaceAll("[0-9a-f]{64}", "<sha256>"))
                        .sorted()
                        .toList();
        if (Boolean.getBoolean("sealwatch.rewrite")) {
            Files.write(GOLDEN, found);
        }
        assertThat(found).isEqualTo(Files.readAllLines(GOLDEN));
        assertThat(findings.stream().map(each -> each.finding().code()).distinct())
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void analyzeFindsTheSameAsTheCollector() throws Exception {
        Result analyzed =
                Command.run(
                        "analyze",
                        "--format",
                        "jsonl",
                        "--policy",
                        DEMO.resolve("policy.yaml").toString(),
                        DEMO.resolve("scanner-site.pcapng.gz").toString());

        assertThat(analyzed.code()).isEqualTo(1);
        assertThat(
                        analyzed.out()
                                .lines()
                                .map(line ->
                                        FindingJson.idOf(line.getBytes(StandardCharsets.UTF_8))))
                .containsExactlyInAnyOrderElementsOf(
                        findings.stream().map(each -> each.finding().id()).toList());
    }

    @Test
    void reportStandsAloneInOneFile() throws Exception {
        String report = Files.readString(folder.resolve("data/report.html"));

        assertThat(report).contains("endpoint.not-allowed").contains("telemetry.othervendor");
        assertThat(report).doesNotContain("http://", "https://", "<script", "<link", "<img");
    }

    @Test
    void evidenceBehindAFindingIsExportedAndProvenOffline() throws Exception {
        String data = folder.resolve("data").toString();
        String export = folder.resolve("finding.zip").toString();
        Result exported =
                Command.run(
                        "evidence",
                        "export",
                        "--config",
                        data + "/collector.yaml",
                        "--finding",
                        findings.getFirst().finding().id(),
                        "--out",
                        export);
        assertThat(exported.code()).as(exported.err()).isZero();

        Result verified =
                Command.run("evidence", "verify", export, "--key", data + "/collector/log.vkey");
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("proven");
    }
}
