package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final Path POLICY = Command.HOME.resolve("demo/policy.yaml");

    @TempDir Path folder;

    @Test
    void policyMeansTheSameAsItself() throws Exception {
        Result result = Command.run("policy", "diff", POLICY.toString(), POLICY.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("they mean the same");
    }

    @Test
    void differencesAreSaidWithTheirEffectAndTheirLines() throws Exception {
        String text = Files.readString(POLICY).replace("tools: [ssh]", "tools: [ssh, rdp]");
        Path other = Files.writeString(folder.resolve("other.yaml"), text);

        Result result = Command.run("policy", "diff", POLICY.toString(), other.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("laxer     tool rdp  added  (- > other.yaml:73)")
                .contains("1 laxer, 0 stricter, 0 other");
    }
}
