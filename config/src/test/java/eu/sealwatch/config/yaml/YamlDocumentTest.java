package eu.sealwatch.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {

    @TempDir Path folder;

    @Test
    void missingFileIsNamed() {
        Path file = folder.resolve("policy.yaml");
        assertRefused(file, file + ": no such file");
    }

    @Test
    void folderIsNoFile() {
        assertRefused(folder, folder + ": a folder, not a file");
    }

    @Test
    void unreadableFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "id: a");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root may read every file");
        assertRefused(file, file + ": no permission to read this file");
    }

    @Test
    void fileOverFourMebibytesIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("policy.yaml"), new byte[(4 << 20) + 1]);
        assertRefused(file, file + ": larger than 4 MiB");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path file = Files.write(folder.resolve("policy.yaml"), new byte[] {'a', ':', (byte) 0xe9});
        assertRefused(file, file + ": not text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "\uFEFF"})
    void emptyFileIsRefused(String text) {
        assertRefused(text, "policy.yaml: the file is empty");
    }

    @Test
    void byteOrderMarkIsSkipped() {
        assertThat(YamlDocument.parse("\uFEFFid: a", "policy.yaml").only("id").text("id"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "just text | 1: 'key: value' lines are expected",
                "[a, b] | 1: 'key: value' lines are expected",
                "a:\\n\\tb: 1 | 2: not YAML: a tab where spaces are expected; indent with spaces",
                "a: [::1] | 1: not YAML: expected the node content, but found ':'; put quotes around a value that begins with a colon",
                "a: &x 1\\nb: 2 | 1: anchors are not accepted; write the value out where it is used",
                "a: 1\\nb: *x | 2: aliases are not accepted; write the value out",
                "a: 1\\n---\\nb: 2 | 2: a second document starts here; one is expected",
                "a: 1\\nb: 2\\na: 3 | 3: a: given before, on line 1",
                "? [a, b]\\n: 1 | 1: a key is expected to be a single word",
            })
    void wrongShapeIsRefusedOnOneLine(String text, String message) {
        assertRefused(text.replace("\\n", "\n").replace("\\t", "\t"), "policy.yaml:" + message);
    }

    @Test
    void brokenSyntaxNamesItsLine() {
        assertThatThrownBy(() -> YamlDocument.parse("a: 1\nb: [1, 2\nc: 3\n", "policy.yaml"))
                .isInstanceOf(ConfigException.class)
                .message()
                .startsWith("policy.yaml:3:2: not YAML: ")
                .doesNotContain("\n");
    }

    @Test
    void doublingAliasesAreRefusedBeforeTheyGrow() {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(
                bomb.toString(),
                "policy.yaml:1: anchors are not accepted; write the value out where it is used");
    }

    @Test
    void deepNestingIsRefusedWithoutRecursion() {
        assertRefused("a: " + "[".repeat(200_000), "policy.yaml:1: more than 32 levels deep");
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefusedOnOneLine(@ForAll String text) {
        try {
            YamlDocument.parse(text, "policy.yaml");
        } catch (ConfigException e) {
            assertThat(e).message().startsWith("policy.yaml:").doesNotContain("\n");
        }
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> YamlDocument.parse(text, "policy.yaml"))
                .isInstanceOf(ConfigException.class)
                .extracting(problem ->
                        problem.getMessage().replaceFirst("^(policy\\.yaml:\\d+):\\d+: ", "$1: "))
                .isEqualTo(message);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> YamlDocument.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
