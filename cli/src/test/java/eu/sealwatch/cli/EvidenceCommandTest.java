package eu.sealwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.cli.Command.Result;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.LogKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandTest {
    private static final String ORIGIN = "customs.example/scanners";

    @TempDir Path folder;
    private Path data;
    private String config;

    @BeforeEach
    void makeLog() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        config = folder.resolve("collector.yaml").toString();
        Files.writeString(
                Path.of(config), "data-folder: data\nevidence:\n  origin: " + ORIGIN + "\n");
        LogKey key = LogKey.openOrCreate(data.resolve("log.key"), ORIGIN);
        key.publish(data);
        try (var log = EvidenceLog.open(data.resolve("log"), ORIGIN, key)) {
            for (int day = 1; day <= 9; day++) {
                String action =
                        "{\"@timestamp\":\"2026-11-0%dT12:00:00Z\",\"event\":{\"action\":\"login\","
                                        .formatted(day)
                                + "\"reason\":\"day %d\"},\"user\":{\"name\":\"ana\"}}"
                                        .formatted(day);
                log.append(EntryType.ACTION, action.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aPeriodIsExportedProvenAndTheExportIsLeftForTheLog() throws Exception {
        String out = folder.resolve("period.asice").toString();
        Result exported =
                Command.run(
                        "evidence",
                        "export",
                        "--config",
                        config,
                        "--from",
                        "2026-11-03T00:00:00Z",
                        "--to",
                        "2026-11-05T23:59:59Z",
                        "--by",
                        "auditor",
                        "--out",
                        out);
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("3 entries");
        Result verified =
                Command.run("evidence", "verify", out, "--trust", data.resolve("log.policy") + "");
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out())
                .contains("proven:", "3 entries, 2 to 4", "not proven:", "no time stamp");
        try (var waiting = Files.list(data.resolve("actions"))) {
            assertThat(waiting)
                    .singleElement()
                    .satisfies(file ->
                            assertThat(file)
                                    .content()
                                    .contains(
                                            "evidence-export",
                                            "auditor",
                                            "2026-11-03",
                                            "3 entries, 2 to 4"));
        }
    }

    @Test
    void aChangedBundleIsRefusedWithTheCodeOfAFinding() throws Exception {
        Path out = folder.resolve("one.asice");
        Command.run("evidence", "export", "--config", config, "--entry", "4", "--out", out + "");
        byte[] bytes = Files.readAllBytes(out);
        bytes[bytes.length / 2] ^= 1;
        Files.write(out, bytes);
        Result verified =
                Command.run("evidence", "verify", out + "", "--key", data.resolve("log.vkey") + "");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.err()).contains("NOT proven");
    }

    @Test
    void whatCannotBeExportedIsOneLine() throws Exception {
        refused("no finding has the id 12", "--finding", "12");
        refused("covers entries 0 to 8", "--entry", "9");
        refused(
                "nothing about it",
                "--from",
                "2025-01-01T00:00:00Z",
                "--to",
                "2025-01-02T00:00:00Z");
    }

    @Test
    void theStoreIsDerivedAnewAndTheOldOneKept() throws Exception {
        Files.writeString(data.resolve("store.sqlite"), "not a store any more");
        Result rebuilt = Command.run("collector", "rebuild", "--config", config);
        assertThat(rebuilt.code()).as(rebuilt.err()).isZero();
        assertThat(rebuilt.out()).contains("9 log entries applied");
        assertThat(data.resolve("store.sqlite.old")).hasContent("not a store any more");
    }

    @Test
    void aWitnessSaysWhatItDoesNotUnderstand() throws Exception {
        Result result =
                Command.run(
                        "witness",
                        "--data",
                        folder.resolve("witness") + "",
                        "--name",
                        "cert.example/w",
                        "--logs",
                        data.resolve("log.policy") + "",
                        "--listen",
                        "nowhere");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--listen nowhere: not ADDRESS:PORT");
    }

    private void refused(String why, String... what) throws Exception {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("evidence", "export", "--config", config));
        arguments.addAll(List.of(what));
        arguments.addAll(List.of("--out", folder.resolve("x.asice") + ""));
        Result result = Command.run(arguments.toArray(String[]::new));
        assertThat(result.err()).contains(why);
        assertThat(result.code()).isEqualTo(2);
        assertThat(folder.resolve("x.asice")).doesNotExist();
    }
}
