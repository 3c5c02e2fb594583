package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every scenario of {@code scenarios/suite}: real clients and servers in network namespaces do it,
 * 'analyze' judges the capture, and the findings are exactly those that are true of it. It takes
 * some three minutes, so it is asked for: {@code -Dsealwatch.scenarios=true}, or a folder that
 * {@code scenarios/make} filled.
 */
@Tag("root")
class ScenarioTest {
    private static final Path SCENARIOS = Command.HOME.resolve("scenarios");
    private static final String ASKED = System.getProperty("sealwatch.scenarios", "");
    private static final int PATIENCE_MINUTES = 10;

    /** A line of 'analyze --format jsonl'; members are in the order in which they are written. */
    private static final Pattern FINDING =
            Pattern.compile(
                    "\"rule\":\\{\"id\":\"(?<code>[^\"]+)\".*"
                            + "\"subject\":\"(?<subject>[^\"]*)\",\"about\":\"(?<about>[^\"]*)\"");

    /** Keys and certificates are made anew each time. */
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}|[A-Za-z0-9+/]{43}");

    @TempDir static Path folder;
    private static Path made;

    @BeforeAll
    static void makeTheScenarios() throws Exception {
        assumeTrue(
                !ASKED.isEmpty(),
                "scenarios are made on demand: -Dsealwatch.scenarios=true, as root");
        if (!ASKED.equals("true")) {
            made = Path.of(ASKED);
            return;
        }
        made = folder;
        Path log = Files.createFile(folder.resolve(".make.log"));
        Process process =
                new ProcessBuilder("bash", SCENARIOS.resolve("make").toString(), made.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    @TestFactory
    Stream<DynamicTest> findingsAreThoseThatAreTrueOfTheScenario() throws IOException {
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> judge(made.resolve(name))));
    }

    private static void judge(Path scenario) throws IOException {
        Path found = scenario.resolve("found.jsonl");
        int code =
                Sealwatch.run(
                        "analyze",
                        "--format",
                        "jsonl",
                        "--policy",
                        scenario.resolve("policy.yaml").toString(),
                        "--out",
                        found.toString(),
                        scenario.resolve("capture.pcap").toString());
        List<String> expected = Files.readAllLines(scenario.resolve("expected.txt"));

        assertThat(Files.readAllLines(found).stream().map(ScenarioTest::line))
                .as(Files.readString(scenario.resolve("says.txt")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(code).isEqualTo(expected.isEmpty() ? Sealwatch.OK : Sealwatch.FINDINGS);
    }

    private static String line(String json) {
        Matcher finding = FINDING.matcher(json);
        assertThat(finding.find()).as(json).isTrue();
        return finding.group("code")
                + " "
                + finding.group("subject")
                + " | "
                + DIGEST.matcher(finding.group("about")).replaceAll("<sha256>");
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS.resolve("suite"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh"))
                    .map(name -> name.substring(0, name.length() - ".sh".length()))
                    .sorted()
                    .toList();
        }
    }
}
