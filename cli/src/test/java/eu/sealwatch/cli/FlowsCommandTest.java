package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowsCommandTest {
    private static final Path DEMO = Command.HOME.resolve("demo/scanner-site.pcapng.gz");

    @TempDir Path folder;

    @Test
    void tableHasOneLineForEachFlowAndAHead() throws Exception {
        Result table = Command.run("flows", DEMO.toString());
        Result lines = Command.run("flows", "--format", "jsonl", DEMO.toString());

        assertThat(table.out().lines().count()).isEqualTo(lines.out().lines().count() + 1);
        assertThat(table.out()).contains("update.scanvendor.example").contains("telnet");
    }

    @Test
    void eachFileIsACaptureOfItsOwnAndNamesItself() throws Exception {
        Path copy = Files.copy(DEMO, folder.resolve("copy.gz"));

        Result one = Command.run("flows", "--format", "jsonl", DEMO.toString());
        Result both = Command.run("flows", "--format", "jsonl", DEMO.toString(), copy.toString());

        assertThat(both.out().lines().count()).isEqualTo(2 * one.out().lines().count());
        assertThat(both.out().lines().filter(line -> line.contains("copy.gz")).count())
                .isEqualTo(one.out().lines().count());
    }

    @Test
    void continuousTakesRotatedFilesAsOneCapture() throws Exception {
        byte[] whole;
        try (var in = new GZIPInputStream(Files.newInputStream(DEMO))) {
            whole = in.readAllBytes();
        }
        int middle = blockAfter(whole, whole.length / 2);
        int head = blockAfter(whole, blockAfter(whole, 1) + 1);
        Path first = Files.write(folder.resolve("1.pcapng"), slice(whole, 0, middle));
        var second = new ByteArrayOutputStream();
        second.write(whole, 0, head);
        second.write(whole, middle, whole.length - middle);
        Path rest = Files.write(folder.resolve("2.pcapng"), second.toByteArray());

        Result split =
                Command.run(
                        "flows",
                        "--continuous",
                        "--format",
                        "zeek",
                        first.toString(),
                        rest.toString());

        assertThat(split.errors()).isEmpty();
        assertThat(split.out())
                .isEqualTo(Command.run("flows", "--format", "zeek", DEMO.toString()).out());
    }

    @Test
    void moreThreadsGiveTheSameRecords() throws Exception {
        Result one = Command.run("flows", "--format", "jsonl", DEMO.toString());
        Result two = Command.run("flows", "--threads", "2", "--format", "jsonl", DEMO.toString());

        assertThat(two.out().lines())
                .containsExactlyInAnyOrderElementsOf(one.out().lines().toList());
    }

    @Test
    void noThreadsAreRefused() throws Exception {
        Result none = Command.run("flows", "--threads", "0", DEMO.toString());

        assertThat(none.code()).isEqualTo(2);
        assertThat(none.errors()).containsExactly("sealwatch: --threads is 0; give 1 to 64");
    }

    @Test
    void zeekLinesHaveAsManyFieldsAsTheHeader() throws Exception {
        Result zeek = Command.run("flows", "--format", "zeek", DEMO.toString());

        int fields =
                zeek.out()
                                .lines()
                                .filter(line -> line.startsWith("#fields"))
                                .findFirst()
                                .orElseThrow()
                                .split("\t")
                                .length
                        - 1;
        assertThat(zeek.out().lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(fields));
    }

    /** Where the first block starts that does not begin before an offset. */
    private static int blockAfter(byte[] pcapng, int offset) {
        ByteBuffer bytes = ByteBuffer.wrap(pcapng).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < offset) {
            at += bytes.getInt(at + 4);
        }
        return at;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }
}
