package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's capture and log, judged by the demo's policy and by changed ones. */
class BacktestCommandTest {
    private static final Path POLICY = Command.HOME.resolve("demo/policy.yaml");
    private static final String CAPTURE =
            Command.HOME.resolve("demo/scanner-site.pcapng.gz").toString();

    @TempDir Path folder;

    @Test
    void samePolicyFindsTheSame() throws Exception {
        Result result = backtest(POLICY, POLICY, CAPTURE);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains(" 0 findings appear, 0 disappear, ");
        assertThat(result.out()).contains("stays (").doesNotContain("appears (");
    }

    @Test
    void withdrawnEndpointLetsFindingsAppear() throws Exception {
        Result result =
                backtest(changed("update.scanvendor.example", "x.example"), POLICY, CAPTURE);

        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(after(result, "appears ("))
                .contains("endpoint.not-allowed  scanner-1 - update.scanvendor.example tls/443");
    }

    @Test
    void permittedToolLetsAFindingDisappear() throws Exception {
        Result result =
                backtest(changed("tools: [ssh]", "tools: [ssh, vnc, rdp]"), POLICY, CAPTURE);

        assertThat(result.code()).as(result.err()).isEqualTo(1);
        assertThat(after(result, "disappears (")).contains("maintenance.unapproved-tool");
    }

    @Test
    void jsonLinesNameTheOutcomeAndCarryTheFindingOfEitherPolicy() throws Exception {
        Result result =
                backtest(
                        changed("update.scanvendor.example", "x.example"),
                        POLICY,
                        "--format",
                        "jsonl",
                        CAPTURE);

        List<String> lines = result.out().lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.startsWith("{\"outcome\":\"appears\",\"candidate\":"))
                .isNotEmpty()
                .allMatch(line -> !line.contains("\"now\""));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("{\"outcome\":\"stays\",\"now\":"))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"candidate\":{\"flows\":"));
    }

    @Test
    void withoutAnythingToReadTheUserIsToldWhatToGive() throws Exception {
        Result result = Command.run("policy", "backtest", "--policy", POLICY.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errors()).singleElement().asString().contains("--data DIR");
    }

    @Test
    void logIsJudgedBesideThePolicyInForceThere() throws Exception {
        Path data = folder.resolve("data");
        Result demo = Command.run("demo", "--data", data.toString());
        assertThat(demo.code()).as(demo.err()).isZero();
        String collector = data.resolve("collector").toString();

        Result same =
                Command.run(
                        "policy", "backtest", "--policy", POLICY.toString(), "--data", collector);
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("now seaport-terminal-noord version 1");

        Path candidate = changed("update.scanvendor.example", "x.example");
        Result changed =
                Command.run(
                        "policy",
                        "backtest",
                        "--policy",
                        candidate.toString(),
                        "--data",
                        collector);
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out().replaceAll("^(?s:.*)candidate seaport", "seaport"))
                .isEqualTo(
                        backtest(candidate, POLICY, CAPTURE)
                                .out()
                                .replaceAll("^(?s:.*)candidate seaport", "seaport"));
    }

    private static Result backtest(Path candidate, Path against, String... more) throws Exception {
        var line =
                new java.util.ArrayList<>(
                        List.of(
                                "policy",
                                "backtest",
                                "--policy",
                                candidate.toString(),
                                "--against",
                                against.toString()));
        line.addAll(List.of(more));
        return Command.run(line.toArray(String[]::new));
    }

    private Path changed(String from, String to) throws Exception {
        String text = Files.readString(POLICY);
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("candidate.yaml"), text.replace(from, to));
    }

    private static String after(Result result, String heading) {
        String out = result.out();
        assertThat(out).contains(heading);
        String rest = out.substring(out.indexOf(heading));
        return rest.substring(0, rest.indexOf("\n\n"));
    }
}
