package eu.sealwatch.config.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sealwatch.config.ExampleAndSchema;
import eu.sealwatch.config.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyExceptionTest {
    private static final String POLICY =
            "id: a\nversion: 1\nsites: [{id: s, networks: [10.0.0.0/8]}]\n";
    private static final PolicyException EXCEPTION =
            new PolicyException(
                    "ex-1",
                    "encryption.cleartext",
                    Optional.of("5f0c1c7d9a3b4e21"),
                    Optional.empty(),
                    Optional.of("printer: \"*\" ftp"),
                    "j.jansen@customs.example",
                    "Replaced in January",
                    Optional.of(LocalDate.of(2026, 11, 2)),
                    LocalDate.of(2027, 1, 31),
                    new Line("p", 1));

    @ParameterizedTest
    @CsvSource({
        "encryption.cleartext, encryption.cleartext, true",
        "encryption.cleartext, encryption.version, false",
        "encryption.*, encryption.version, true",
        "encryption.*, endpoint.not-allowed, false"
    })
    void codeOrGroupIsMeant(String code, String finding, boolean meant) {
        assertThat(about(code, "*").matches(finding, "f", "xray-1", "anything")).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "printer ftp, printer ftp, true",
        "printer ftp, printer ftps, false",
        "*ftp, printer ftp, true",
        "printer*, printer ftp, true",
        "*.example *, a.b.example tls/443, true",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXbX, false",
        "***, '', true"
    })
    void starsStandForAnyCharacters(String pattern, String text, boolean fits) {
        assertThat(about("leak.*", pattern).matches("leak.volume", "f", "", text)).isEqualTo(fits);
    }

    @Test
    void starsCostNoMoreThanTheProductOfBothLengths() {
        String pattern = "a*".repeat(200) + "b";
        assertThat(about("leak.*", pattern).matches("leak.volume", "f", "", "a".repeat(20_000)))
                .isFalse();
    }

    @Test
    void subjectAndFindingNarrow() {
        var exception =
                new PolicyException(
                        "e",
                        "leak.volume",
                        Optional.of("id-1"),
                        Optional.of("xray-1"),
                        Optional.empty(),
                        "o",
                        "r",
                        Optional.empty(),
                        LocalDate.of(2027, 1, 31),
                        new Line("p", 1));
        assertThat(exception.matches("leak.volume", "id-1", "xray-1", "x")).isTrue();
        assertThat(exception.matches("leak.volume", "id-2", "xray-1", "x")).isFalse();
        assertThat(exception.matches("leak.volume", "id-1", "", "x")).isFalse();
        assertThat(exception.holds(LocalDate.of(2027, 1, 31))).isTrue();
        assertThat(exception.holds(LocalDate.of(2027, 2, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exceptions:\n",
                "exceptions: # none yet\n# a comment\n",
                "exceptions: []\n",
                "exceptions: [] # none\nlookups: {grace: 1m}\n",
                "exceptions:\n- {id: z, code: leak.*, owner: o, reason: r, expires: 2027-01-01}\n",
                "exceptions:\n    - id: z\n      code: leak.*\n      owner: o\n      reason: r # why\n"
                        + "      expires: 2027-01-01 # last\n\n    # after\nlookups: {grace: 1m}\n",
                "exceptions:\n  - id: z\n    code: leak.*\n    owner: o\n    expires: 2027-01-01\n"
                        + "    reason: |\n      two\n      lines\n\nlookups: {grace: 1m}\n",
                "exceptions: [{id: z, code: leak.*, owner: o, reason: r, expires: 2027-01-01}]\n",
                "exceptions: [\n  {id: z, code: leak.*, owner: o, reason: r, expires: 2027-01-01},\n"
                        + "]\nlookups: {grace: 1m}\n",
                "# the end\n...\n",
                "lookups: {grace: 1m}"
            })
    void exceptionIsAddedAndNothingElseChanges(String rest) {
        String before = POLICY + rest;
        String after = ExceptionWriter.with(before, EXCEPTION);
        List<PolicyException> exceptions = PolicyReader.read(after, "p").exceptions();
        assertThat(exceptions.getLast())
                .usingRecursiveComparison()
                .ignoringFields("line")
                .isEqualTo(EXCEPTION);
        assertThat(exceptions).hasSize(PolicyReader.read(before, "p").exceptions().size() + 1);
        for (String line : before.replace(" []", "").lines().map(String::strip).toList()) {
            assertThat(after).contains(line.replaceFirst("[\\[\\]}]+.*$", ""));
        }
        // once more, on top of it
        assertThat(
                        PolicyReader.read(
                                        ExceptionWriter.with(
                                                after.replace("ex-1", "ex-0"), EXCEPTION),
                                        "p")
                                .exceptions())
                .hasSize(exceptions.size() + 1);
    }

    @Test
    void onlyLinesAreAddedToTheExample() throws IOException {
        var path = ExampleAndSchema.of("policy").example();
        String before = Files.readString(path);
        String after = ExceptionWriter.with(before, EXCEPTION);
        List<String> added = new ArrayList<>(Arrays.asList(after.split("\n", -1)));
        for (String line : before.split("\n", -1)) {
            assertThat(added.remove(line)).isTrue();
        }
        assertThat(added).hasSize(8).first().isEqualTo("  - id: ex-1");
        var sources = PolicySources.load(path).with("policy.yaml", after);
        assertThat(PolicyReader.read(sources, Set.of()).exceptions()).hasSize(2);
    }

    @Property(tries = 300)
    void anyReasonIsWrittenSoThatItIsReadAgain(@ForAll @NotBlank String reason) {
        // YAML has no way to write half of a surrogate pair
        String text =
                reason.codePoints().allMatch(Character::isValidCodePoint)
                                && reason.chars().noneMatch(c -> Character.isSurrogate((char) c))
                        ? reason
                        : "r";
        var exception =
                new PolicyException(
                        "e",
                        "leak.*",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "o",
                        text.isBlank() ? "r" : text,
                        Optional.empty(),
                        LocalDate.of(2027, 1, 1),
                        new Line("p", 1));
        String after = ExceptionWriter.with(POLICY, exception);
        assertThat(PolicyReader.read(after, "p").exceptions().getFirst().reason())
                .isEqualTo(exception.reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a, version: 1} | the file is written in braces; add 'exceptions' by hand",
                "exceptions: none | 'exceptions' is no list",
                "a: [ | the text:1:5: not YAML: while parsing a flow node, expected the node"
                        + " content, but found '<stream end>'"
            })
    void textIntoWhichNothingCanBeWrittenIsRefused(String text, String message) {
        assertThatThrownBy(() -> ExceptionWriter.with(text, EXCEPTION))
                .isInstanceOf(ConfigException.class)
                .message()
                .startsWith(message.substring(0, Math.min(20, message.length())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: leak.volum | p:4:28: exceptions[0].code: unknown finding code; did you mean"
                        + " 'leak.volume'?",
                "code: leek.* | p:4:28: exceptions[0].code: 'leek.*' is not a group of finding"
                        + " codes; did you mean 'leak.*'?",
                "code: leak.*, created: 2027-02-01 | p:4:78: exceptions[0].expires: an exception"
                        + " cannot end before it is made",
                "code: leak.*, subject: xray | p:4:45: exceptions[0].subject: 'xray' is not the id"
                        + " of any asset",
            })
    void mistakeInAnExceptionIsTold(String code, String message) {
        String text =
                POLICY
                        + "exceptions: [{id: e, "
                        + code
                        + ", owner: o, reason: r, expires: 2027-01-01}]\n";
        assertThatThrownBy(
                        () -> PolicyReader.read(PolicySources.of("p", text), Set.of("leak.volume")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void exceptionWithoutExpiryIsRefused() {
        String text = POLICY + "exceptions: [{id: e, code: leak.volume, owner: o, reason: r}]\n";
        assertThatThrownBy(() -> PolicyReader.read(text, "p"))
                .hasMessage("p:4:14: exceptions[0]: 'expires' is missing");
    }

    private static PolicyException about(String code, String about) {
        return new PolicyException(
                "e",
                code,
                Optional.empty(),
                Optional.empty(),
                Optional.of(about),
                "o",
                "r",
                Optional.empty(),
                LocalDate.of(2027, 1, 1),
                new Line("p", 1));
    }
}
