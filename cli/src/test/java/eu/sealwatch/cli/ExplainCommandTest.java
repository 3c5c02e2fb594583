package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String POLICY = Command.HOME.resolve("demo/policy.yaml").toString();
    private static final String CAPTURE =
            Command.HOME.resolve("demo/scanner-site.pcapng.gz").toString();

    @TempDir Path folder;

    @Test
    void permittedPlaceIsExplainedByItsEndpointAndItsLine() throws Exception {
        Result result = explain("--server-name", "update.scanvendor.example");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("way         outbound")
                .contains("site        noord  policy.yaml:15  | - id: noord")
                .contains("asset       scanner-1")
                .contains("endpoint    vendor-update  policy.yaml:40  | - id: vendor-update")
                .contains("update.scanvendor.example matches update.scanvendor.example")
                .containsPattern("allowed +endpoint.not-allowed +policy.yaml:40  \\| - id: vendor")
                .contains("not         calibration")
                .contains("not concerned: ");
    }

    @Test
    void placeThatIsNotForThisAssetSaysSo() throws Exception {
        Result result =
                explain("--source", "10.20.1.20", "--server-name", "update.scanvendor.example");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("endpoint    none")
                .containsPattern("not +vendor-update \\(policy.yaml:40\\): operator-1 may not use")
                .containsPattern("BREACH +endpoint.not-allowed");
    }

    @Test
    void expiredEndpointAndOtherServiceAreToldApart() throws Exception {
        assertThat(
                        explain(
                                        "--server-name",
                                        "update.scanvendor.example",
                                        "--at",
                                        "2027-04-01T10:00:00Z")
                                .out())
                .contains("its last day was 2027-03-31");
        assertThat(explain("--protocol", "ssh", "--server-name", "update.scanvendor.example").out())
                .containsPattern("BREACH +endpoint.wrong-service");
    }

    @Test
    void whatIsNotKnownIsNotJudged() throws Exception {
        assertThat(explain("--server-name", "update.scanvendor.example").out())
                .containsPattern("not judged +encryption\\.");
    }

    @Test
    void flowOfACaptureIsFoundByItsIdAndPrintedLinesReadTheSame() throws Exception {
        Result flows = Command.run("flows", "--format", "jsonl", CAPTURE);
        String line =
                flows.out()
                        .lines()
                        .filter(each -> each.contains("legacy.scanvendor.example"))
                        .findFirst()
                        .orElseThrow();
        String id = line.replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
        Path json = Files.writeString(folder.resolve("flow.jsonl"), line + "\n");

        Result byId = Command.run("policy", "explain", "--policy", POLICY, "--flow", id, CAPTURE);
        Result byLine =
                Command.run("policy", "explain", "--policy", POLICY, "--json", json.toString());

        assertThat(byId.code()).as(byId.err()).isEqualTo(1);
        assertThat(byId.out()).containsPattern("BREACH +encryption.version");
        assertThat(byLine.out()).isEqualTo(byId.out());
    }

    @Test
    void badInputIsNamed() throws Exception {
        assertThat(explain("--at", "yesterday").errors())
                .singleElement()
                .asString()
                .contains("--at yesterday");
        Path json = Files.writeString(folder.resolve("flow.jsonl"), "{}\n");
        assertThat(
                        Command.run(
                                        "policy",
                                        "explain",
                                        "--policy",
                                        POLICY,
                                        "--json",
                                        json.toString())
                                .errors())
                .singleElement()
                .asString()
                .contains("flow.jsonl:1: not a flow record");
        assertThat(Command.run("policy", "explain", "--policy", POLICY).errors())
                .singleElement()
                .asString()
                .contains("--source");
    }

    private static Result explain(String... more) throws Exception {
        var line = new ArrayList<>(List.of("policy", "explain", "--policy", POLICY));
        var given = List.of(more);
        if (!given.contains("--source")) {
            line.addAll(List.of("--source", "10.20.1.10:40000"));
        }
        if (!given.contains("--protocol")) {
            line.addAll(List.of("--protocol", "tls"));
        }
        if (!given.contains("--at")) {
            line.addAll(List.of("--at", "2026-10-06T10:00:00Z"));
        }
        line.addAll(List.of("--destination", "203.0.113.9:443"));
        line.addAll(given);
        return Command.run(line.toArray(String[]::new));
    }
}
