package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/scenarios.md says what the scripts of the suite say. */
class ScenariosPageTest {
    private static final Path SUITE = Command.HOME.resolve("scenarios/suite");
    private static final Path PAGE = Command.HOME.resolve("docs/scenarios.md");
    private static final int LEAST = 30;

    private record Scenario(String name, String says, String twin, List<String> expected) {
        List<String> codes() {
            return expected.stream().map(line -> line.split(" ", 2)[0]).distinct().toList();
        }
    }

    @Test
    void pageIsWhatTheSuiteSays() throws IOException {
        String page = page(suite());
        if (Boolean.getBoolean("sealwatch.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyScenarioSaysWhatHappensAndHasATwinInTheSuite() throws IOException {
        Map<String, Scenario> suite = suite();
        assertThat(suite).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(suite.values())
                .allSatisfy(scenario -> {
                    assertThat(scenario.says).as(scenario.name).isNotEmpty();
                    assertThat(suite).as(scenario.name).containsKey(scenario.twin);
                    assertThat(Catalogue.codes()).as(scenario.name).containsAll(scenario.codes());
                });
    }

    private static Map<String, Scenario> suite() throws IOException {
        var suite = new TreeMap<String, Scenario>();
        try (Stream<Path> files = Files.list(SUITE)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString().replaceFirst("\\.sh$", "");
                suite.put(
                        name,
                        new Scenario(
                                name,
                                value(text, "says"),
                                value(text, "twin"),
                                value(text, "expected")
                                        .lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty())
                                        .toList()));
            }
        }
        return suite;
    }

    /** A value as the scripts write it: in single quotes over any number of lines, or one word. */
    private static String value(String text, String name) {
        Matcher value = Pattern.compile("(?m)^" + name + "=(?:'([^']*)'|(\\S+))").matcher(text);
        if (!value.find()) {
            return "";
        }
        return value.group(1) == null ? value.group(2) : value.group(1);
    }

    private static String page(Map<String, Scenario> suite) {
        var page =
                new StringBuilder(
                        """
                        # Scenarios

                        What really happens in each scenario, and what must be found in it: exactly that. Real clients and servers do
                        it in network namespaces, on the demo's site and some more (`scenarios/site.sh`); nothing is simulated but the
                        clock: pauses of hours and days are put in afterwards (`scenarios/retime.py`). The policy is
                        `scenarios/policy.yaml` and what the scenario adds. This page is written by `ScenariosPageTest` from the scripts in
                        `scenarios/suite`.

                            scenarios/run              # makes and judges all, as root; some three minutes
                            scenarios/run slow-drip    # or one

                        `mvn verify -Dsealwatch.scenarios=true` does the same as one test for each.

                        | scenario | what really happens | must be found | its twin |
                        |---|---|---|---|
                        """);
        for (Scenario scenario : suite.values()) {
            page.append(
                    "| [%1$s](../scenarios/suite/%1$s.sh) | %2$s | %3$s | %4$s |\n"
                            .formatted(
                                    scenario.name,
                                    scenario.says.replace("|", "\\|"),
                                    scenario.expected.isEmpty()
                                            ? "nothing"
                                            : scenario.expected.stream()
                                                    .map(line ->
                                                            "`" + line.replace(" | ", " ") + "`")
                                                    .collect(Collectors.joining("<br>")),
                                    scenario.twin));
        }
        page.append(
                """

                ## By finding code

                Codes without a scenario are raised by tests of their rules, and many of them in a benign day besides
                (`AttackTest`). A benign twin is a scenario that looks alike and in which the code must not be raised.

                | code | raised in | benign twin |
                |---|---|---|
                """);
        for (Catalogue.Entry entry : Catalogue.entries()) {
            List<Scenario> raising =
                    suite.values().stream()
                            .filter(scenario -> scenario.codes().contains(entry.code()))
                            .toList();
            page.append(
                    "| [%s](%s) | %s | %s |\n"
                            .formatted(
                                    entry.code(),
                                    entry.reference().replaceFirst("^docs/", ""),
                                    raising.isEmpty()
                                            ? "rule tests"
                                            : raising.stream()
                                                    .map(Scenario::name)
                                                    .collect(Collectors.joining(", ")),
                                    raising.stream()
                                            .map(scenario -> suite.get(scenario.twin))
                                            .filter(twin -> !twin.codes().contains(entry.code()))
                                            .map(Scenario::name)
                                            .distinct()
                                            .collect(Collectors.joining(", "))));
        }
        return page.toString();
    }
}
