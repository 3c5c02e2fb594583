package eu.sealwatch.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlSectionTest {
    private static final Range<Integer> PORT = new Range<>(1, 65_535);
    private static final Range<Long> SIZE = new Range<>(1L << 10, 1L << 30);
    private static final Range<Duration> TIME =
            new Range<>(Duration.ofSeconds(1), Duration.ofDays(7));

    @Test
    void misspeltKeyNamesTheNearest() {
        YamlSection endpoint =
                parse("endpoints:\n  - id: a\n    servces: [ssh]\n")
                        .only("endpoints")
                        .sections("endpoints")
                        .getFirst();
        assertRefused(
                () -> endpoint.only("id", "purpose", "services"),
                "a.yaml:3: endpoints[0].servces: unknown key; did you mean 'services'?");
    }

    @Test
    void keyFarFromAllListsThem() {
        assertRefused(
                () -> parse("colour: red").only("id", "name"),
                "a.yaml:1: colour: unknown key; known here: id, name");
    }

    @Test
    void missingKeyIsNamedWithItsSection() {
        YamlSection first = parse("\nlist:\n  - id: a\n").only("list").sections("list").getFirst();
        assertRefused(
                () -> first.only("id", "purpose").text("purpose"),
                "a.yaml:3: list[0]: 'purpose' is missing");
        assertRefused(() -> parse("a: 1").only("a", "id").text("id"), "a.yaml:1: 'id' is missing");
    }

    @Test
    void keyOfAbsentSectionIsMissingAtItsParent() {
        assertRefused(
                () -> parse("a: 1").only("a", "log").section("log").only("origin").text("origin"),
                "a.yaml:1: log: 'origin' is missing");
    }

    @ParameterizedTest
    @CsvSource({"abc", "0", "65536", "-1", "1.5", "0x50", "99999999999999999999"})
    void whatIsNoPortIsRefused(String text) {
        YamlSection listen = parse("listen:\n  port: " + text).only("listen").section("listen");
        assertRefused(
                () -> listen.only("port").integer("port", PORT),
                "a.yaml:2: listen.port: '" + text + "' is not a whole number from 1 to 65535");
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024", "1KiB, 1024", "64MiB, 67108864", "1GiB, 1073741824", "2048B, 2048"})
    void sizesHaveBinaryUnits(String text, long bytes) {
        assertThat(key("k: " + text).size("k", 0, SIZE)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64MB | '64MB' is not a size such as 512, 64KiB, 256MiB or 2GiB",
                "-1 | '-1' is not a size such as 512, 64KiB, 256MiB or 2GiB",
                "999999999TiB | '999999999TiB' is not a size such as 512, 64KiB, 256MiB or 2GiB",
                "1023 | '1023' is not a size from 1KiB to 1GiB",
                "2GiB | '2GiB' is not a size from 1KiB to 1GiB",
            })
    void whatIsNoSizeIsRefused(String text, String message) {
        assertRefused(() -> key("k: " + text).size("k", 0, SIZE), "a.yaml:1: k: " + message);
    }

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "5m, PT5M", "12h, PT12H", "7d, PT168H", "1500ms, PT1.5S"})
    void lengthsOfTimeHaveUnits(String text, Duration time) {
        assertThat(key("k: " + text).duration("k", Duration.ZERO, TIME)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | '90' is not a length of time such as 500ms, 90s, 5m, 12h or 7d",
                "1w | '1w' is not a length of time such as 500ms, 90s, 5m, 12h or 7d",
                "500ms | '500ms' is not a length of time from 1s to 7d",
                "169h | '169h' is not a length of time from 1s to 7d",
            })
    void whatIsNoLengthOfTimeIsRefused(String text, String message) {
        assertRefused(
                () -> key("k: " + text).duration("k", Duration.ZERO, TIME),
                "a.yaml:1: k: " + message);
    }

    @Test
    void flagIsTrueOrFalseAndNothingElse() {
        assertThat(key("k: true").flag("k", false)).isTrue();
        assertRefused(
                () -> key("k: yes").flag("k", false), "a.yaml:1: k: 'yes' is not true or false");
    }

    @Test
    void absentKeyTakesTheDefault() {
        assertThat(key("other: 1").integer("k", 7, PORT)).isEqualTo(7);
        assertThat(key("other: 1").flag("k", true)).isTrue();
        assertThat(key("other: 1").list("k", Function.identity())).isEmpty();
    }

    @Test
    void keyWithoutValueIsRefusedForSingleValuesAndEmptyForLists() {
        assertRefused(
                () -> key("other: 1\nk:\n").optionalText("k"),
                "a.yaml:2: k: no value; give one or remove the key");
        assertThat(key("k:\n").list("k", Function.identity())).isEmpty();
        assertThat(key("k:\n").optionalSection("k")).isEmpty();
    }

    @Test
    void listItemIsNamedByItsPlaceAndLine() {
        assertRefused(
                () -> key("k:\n  - 1\n  - x\n").list("k", Integer::valueOf),
                "a.yaml:3: k[1]: For input string: \"x\"");
    }

    @Test
    void wrongKindOfValueIsRefused() {
        assertRefused(() -> key("k: [1]").text("k"), "a.yaml:1: k: a single value is expected");
        assertRefused(
                () -> key("k: 1").list("k", Function.identity()),
                "a.yaml:1: k: a list is expected: [a, b], or lines with '- '");
        assertRefused(
                () -> key("k: 1").section("k"), "a.yaml:1: k: 'key: value' lines are expected");
    }

    @Test
    void vocabularyTellsWhichKeysEachSectionKnows() {
        YamlSection root = parse("list:\n  - id: a\n  - id: b\n").only("list", "name");
        root.sections("list").forEach(section -> section.only("id", "kind"));
        assertThat(root.vocabulary())
                .isEqualTo(
                        Map.of(
                                "", new TreeSet<>(List.of("list", "name")),
                                "list[]", new TreeSet<>(Set.of("id", "kind"))));
    }

    private static YamlSection parse(String text) {
        return YamlDocument.parse(text, "a.yaml");
    }

    private static YamlSection key(String text) {
        return parse(text).only("k", "other");
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOf(ConfigException.class)
                .extracting(problem -> withoutColumn(problem.getMessage()))
                .isEqualTo(message);
    }

    private static String withoutColumn(String message) {
        return message.replaceFirst("^(a\\.yaml:\\d+):\\d+: ", "$1: ");
    }
}
