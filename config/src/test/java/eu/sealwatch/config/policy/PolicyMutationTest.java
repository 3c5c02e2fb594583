package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.ExampleAndSchema;
import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever a slip of the hand makes of a policy, it is read or refused with its line. */
class PolicyMutationTest {
    private final Path example = ExampleAndSchema.of("policy").example();
    private final PolicySources sources = PolicySources.load(example);
    private final List<String> lines;

    PolicyMutationTest() throws IOException {
        lines = Files.readAllLines(example);
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

    /** Every key of the example, one after another, with one letter twice. */
    @Test
    void misspeltKeyIsRefusedAtItsPlaceWithTheRightOne() {
        var key = Pattern.compile("^( *(?:- )?)([a-z]+(?:-[a-z]+)*):( .*)?$");
        int tried = 0;
        for (int number = 0; number < lines.size(); number++) {
            Matcher matcher = key.matcher(lines.get(number));
            if (!matcher.matches() || matcher.group(2).length() < 3) {
                continue;
            }
            String right = matcher.group(2);
            String wrong = right.substring(0, 3) + right.substring(2);
            var changed = new ArrayList<>(lines);
            changed.set(number, lines.get(number).replaceFirst(right + ":", wrong + ":"));
            String at = "%d:%d: ".formatted(number + 1, matcher.group(1).length() + 1);
            assertThatThrownBy(() ->
                            PolicyReader.read(
                                    sources.with("policy.yaml", String.join("\n", changed)),
                                    Set.of()))
                    .isInstanceOfSatisfying(
                            ConfigException.class,
                            problem ->
                                    assertThat(problem.problems())
                                            .anySatisfy(line ->
                                                    assertThat(line)
                                                            .startsWith(
                                                                    "examples/policy.yaml:" + at)
                                                            .contains("unknown key")
                                                            .contains("'" + right + "'")));
            tried++;
        }
        assertThat(tried).isGreaterThan(100);
    }

    private void assertReadOrRefused(String text) {
        try {
            Policy policy = PolicyReader.read(sources.with("policy.yaml", text), Set.of());
            assertThat(policy.file()).isEqualTo("policy.yaml");
        } catch (ConfigException e) {
            assertThat(e.problems())
                    .allMatch(problem ->
                            problem.matches(
                                    "examples/[a-z.]+(:\\d+)*: [^\\n]+|[^\\n]*not at hand[^\\n]*"));
        }
    }
}
