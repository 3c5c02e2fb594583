package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.config.ExampleAndSchema;
import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever a slip of the hand makes of a policy, it is read or refused with its line. */
class PolicyMutationTest {
    private final List<String> lines;

    PolicyMutationTest() throws IOException {
        lines = Files.readAllLines(ExampleAndSchema.of("policy").example());
    }

    @Property(tries = 400)
    void oneWrongCharacterIsReadOrRefusedOnOneLine(
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @CharRange(from = ' ', to = '~') char character) {
        var text = new StringBuilder(String.join("\n", lines));
        text.setCharAt(place % text.length(), character);
        assertReadOrRefused(text.toString());
    }

    @Property(tries = 400)
    void oneLineLostIsReadOrRefusedOnOneLine(@ForAll @IntRange(max = 1_000) int place) {
        var rest = new ArrayList<>(lines);
        rest.remove(place % rest.size());
        assertReadOrRefused(String.join("\n", rest));
    }

    private static void assertReadOrRefused(String text) {
        try {
            assertThat(PolicyReader.read(text, "policy.yaml").file()).isEqualTo("policy.yaml");
        } catch (ConfigException e) {
            assertThat(e.problems())
                    .allMatch(problem -> problem.matches("policy\\.yaml(:\\d+:\\d+)?: [^\\n]+"));
        }
    }
}
