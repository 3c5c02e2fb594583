package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees when something is wrong: one clear line, and exit code 2. */
class BadInputTest {
    private static final Path DEMO = Command.HOME.resolve("demo/scanner-site.pcapng.gz");

    @TempDir Path folder;

    @Test
    void emptyFileIsNamed() throws Exception {
        refused(Command.run("flows", file("empty.pcap", "")), "empty.pcap");
    }

    @Test
    void textFileIsNoCapture() throws Exception {
        refused(Command.run("flows", file("notes.txt", "hello\nworld\n")), "notes.txt");
    }

    @Test
    void folderIsNoCapture() throws Exception {
        refused(Command.run("analyze", folder.toString()), folder.toString());
    }

    @Test
    void missingFileIsNamed() throws Exception {
        refused(Command.run("analyze", folder.resolve("no.pcap").toString()), "no.pcap");
    }

    @Test
    void captureCutInTheMiddleIsReadAsFarAsItGoes() throws Exception {
        byte[] whole = demo();
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, 50_001));

        Result result = Command.run("flows", "--format", "jsonl", cut.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).isNotEmpty();
        assertThat(result.errors())
                .singleElement()
                .asString()
                .contains("warning", "cut.pcapng", "50001");
    }

    @Test
    void gzipCutShortIsReadAsFarAsItGoes() throws Exception {
        byte[] packed = Files.readAllBytes(DEMO);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length / 2));

        Result result = Command.run("flows", "--format", "jsonl", cut.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).isNotEmpty();
        assertThat(result.errors()).singleElement().asString().contains("warning", "cut.gz");
    }

    @Test
    void unknownBlockOfPcapngIsSkipped() throws Exception {
        byte[] whole = demo();
        int sectionHeader = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        var bytes = new ByteArrayOutputStream();
        bytes.write(whole, 0, sectionHeader);
        // a block of a type that nobody has defined: type, length, four bytes, length
        ByteBuffer unknown = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        unknown.putInt(0x0BAD0BAD).putInt(16).putInt(0).putInt(16);
        bytes.write(unknown.array());
        bytes.write(whole, sectionHeader, whole.length - sectionHeader);
        Path odd = Files.write(folder.resolve("odd.pcapng"), bytes.toByteArray());
        Path plain = Files.write(folder.resolve("plain.pcapng"), whole);

        Result withUnknown = Command.run("flows", "--format", "zeek", odd.toString());

        assertThat(withUnknown.errors()).isEmpty();
        assertThat(withUnknown.out())
                .isEqualTo(Command.run("flows", "--format", "zeek", plain.toString()).out());
    }

    @Test
    void standardInputIsReadToo() throws Exception {
        Result result = Command.run(DEMO, "flows", "--format", "none", "--stats", "-");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("\"packets\":").contains("\"packets_per_second\":");
    }

    @Test
    void misspeltKeyOfThePolicyNamesLineAndNearestKey() throws Exception {
        String policy =
                file(
                        "policy.yaml",
                        "id: p\nversion: 1\nendpints: []\nsites: [{id: s, networks: [10.0.0.0/8]}]\n");
        refused(
                Command.run("analyze", "--policy", policy, DEMO.toString()),
                "policy.yaml:3:1: endpints: unknown key; did you mean 'endpoints'?");
    }

    @Test
    void misspeltKeyOfTheCollectorNamesLineAndNearestKey() throws Exception {
        String config = file("collector.yaml", "data-folder: d\nevidense:\n  origin: a.example\n");
        refused(
                Command.run("collector", "--config", config),
                "collector.yaml:2:1: evidense: unknown key; did you mean 'evidence'?");
    }

    @Test
    void fileInPlaceOfTheDataFolderIsNamed() throws Exception {
        file("d", "");
        String config = file("collector.yaml", "data-folder: d\nevidence: {origin: a.example}\n");
        refused(Command.run("collector", "--config", config), "is a file where a folder");
    }

    @Test
    void portInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String config =
                    file(
                            "collector.yaml",
                            "data-folder: d\npolicy: p.yaml\nevidence: {origin: a.example}\n"
                                    + "listen: {address: 127.0.0.1, port: "
                                    + taken.getLocalPort()
                                    + "}\n");
            file("p.yaml", Files.readString(Command.HOME.resolve("demo/policy.yaml")));
            refused(Command.run("collector", "--config", config), "listen.port");
        }
    }

    @Test
    void agentWithoutCertificateIsToldHowToGetOne() throws Exception {
        String config =
                file(
                        "agent.yaml",
                        "name: a\ndata-folder: d\ncapture: {file: x.pcap}\n"
                                + "collector: {host: 127.0.0.1}\n");
        refused(Command.run("agent", "--config", config), "sealwatch enroll");
    }

    @Test
    void badTokenIsToldBeforeAnythingIsSent() throws Exception {
        String config =
                file(
                        "agent.yaml",
                        "name: a\ndata-folder: d\ncapture: {file: x.pcap}\n"
                                + "collector: {host: 127.0.0.1}\n");
        refused(Command.run("enroll", "--config", config, "--token", "nonsense"), "--token");
    }

    @Test
    void unknownOptionPointsToTheHelp() throws Exception {
        refused(Command.run("flows", "--formatt", "none", DEMO.toString()), "--help");
    }

    @Test
    void evidenceThatIsNotThereIsNamed() throws Exception {
        String key = file("log.vkey", "x");
        refused(
                Command.run("evidence", "verify", folder.resolve("log").toString(), "--key", key),
                "no such log folder");
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static void refused(Result result, String said) {
        assertThat(result.errors()).as(result.err()).singleElement().asString().contains(said);
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    private static byte[] demo() throws Exception {
        try (var in = new GZIPInputStream(Files.newInputStream(DEMO))) {
            return in.readAllBytes();
        }
    }
}
