package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.config.policy.PolicyReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exception from a finding of the demo, in one step. */
class ExceptCommandTest {
    private static final LocalDate EXPIRES = LocalDate.now(ZoneOffset.UTC).plusDays(30);

    @TempDir Path folder;

    @Test
    void findingBecomesAnExceptionOfTheNextVersion() throws Exception {
        Path data = folder.resolve("data");
        Result demo = Command.run("demo", "--data", data.toString());
        assertThat(demo.code()).as(demo.err()).isZero();
        Path file = data.resolve("policy.yaml");
        String finding;
        String code;
        try (Store store = Store.open(data.resolve("collector/store.sqlite"));
                var findings = store.findings()) {
            var first = findings.findFirst().orElseThrow().finding();
            finding = first.id();
            code = first.code();
        }
        String before = Files.readString(file);

        Result excepted = except(data, finding);

        assertThat(excepted.code()).as(excepted.err()).isZero();
        Policy policy = PolicyReader.read(file);
        assertThat(policy.version()).isEqualTo(2);
        assertThat(policy.exceptions())
                .singleElement()
                .satisfies(exception -> {
                    assertThat(exception.finding()).contains(finding);
                    assertThat(exception.code()).isEqualTo(code);
                    assertThat(exception.owner()).isEqualTo("J. Jansen");
                    assertThat(exception.reason()).isEqualTo("replaced: order \"2026-881\"");
                    assertThat(exception.expires()).isEqualTo(EXPIRES);
                });
        assertThat(Files.readString(file).replace("version: 2", "version: 1"))
                .startsWith(before.stripTrailing());

        assertThat(except(data, finding).errors())
                .singleElement()
                .asString()
                .contains("has an exception finding-");
        assertThat(except(data, "00").errors())
                .singleElement()
                .asString()
                .contains("no finding has the id 00");
    }

    private static Result except(Path data, String finding) throws Exception {
        return Command.run(
                "policy",
                "except",
                finding,
                "--config",
                data.resolve("collector.yaml").toString(),
                "--owner",
                "J. Jansen",
                "--reason",
                "replaced: order \"2026-881\"",
                "--expires",
                EXPIRES.toString());
    }
}
