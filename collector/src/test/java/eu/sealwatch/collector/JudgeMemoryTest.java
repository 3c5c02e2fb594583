package eu.sealwatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.evidence.EntryType;
import eu.sealwatch.collector.evidence.EvidenceLog;
import eu.sealwatch.collector.evidence.LogKey;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.detect.Watched;
import eu.sealwatch.collector.policy.LoggedPolicy;
import eu.sealwatch.collector.store.Changes.BatchRow;
import eu.sealwatch.collector.store.Store;
import eu.sealwatch.config.policy.PolicySources;
import eu.sealwatch.wire.v1.Batch;
import eu.sealwatch.wire.v1.Lookup;
import eu.sealwatch.wire.v1.Observation;
import eu.sealwatch.wire.v1.SignedBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judge remembers is what the log says, whatever became of the collector in between. */
class JudgeMemoryTest {
    private static final String ORIGIN = "customs.example/scanners";
    private static final LoggedPolicy POLICY =
            LoggedPolicy.of(PolicySources.of("p.yaml", Given.POLICY), Optional.empty());
    private static final LoggedPolicy OTHER =
            LoggedPolicy.of(
                    PolicySources.of("p.yaml", Given.POLICY.replace("version: 3", "version: 4")),
                    Optional.empty());
    private static final long SAVE_EVERY = 50;

    @TempDir Path folder;

    @Test
    void killedAtAnyMomentItRemembersTheSame() throws Exception {
        for (int batches : new int[] {3, 40, 90}) {
            killAfter(batches);
            byte[] recovered = memoryAfterCatchUp(folder);
            assertThat(recovered).isEqualTo(memoryFromTheLogAlone());
        }
    }

    @Test
    void damagedFileIsNotUsedAndTheLogIsJudgedAgain() throws Exception {
        run(30);
        byte[] whole = memoryAfterCatchUp(folder);
        Path file = folder.resolve("judge.memory");
        byte[] bytes = Files.readAllBytes(file);
        for (int at : new int[] {0, 7, 12, 30, 60, bytes.length / 2, bytes.length - 6}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThat(memoryAfterCatchUp(folder)).as("byte %d", at).isEqualTo(whole);
        }
        Files.write(file, new byte[5]);
        assertThat(memoryAfterCatchUp(folder)).isEqualTo(whole);
        Files.delete(file);
        assertThat(memoryAfterCatchUp(folder)).isEqualTo(whole);
    }

    @Test
    void fileOfAnotherLogIsNotUsed() throws Exception {
        run(30);
        Path other = Files.createDirectory(folder.resolve("other"));
        try (var log = open(other);
                var store = Store.open(other.resolve("store.sqlite"))) {
            var projection = projection(other, log, store);
            projection.catchUp();
            projection.putInForce(POLICY);
            for (int i = 0; i < 60; i++) {
                append(log, projection, 1_000 + i);
            }
        }
        Files.copy(
                other.resolve("judge.memory"),
                folder.resolve("judge.memory"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(memoryAfterCatchUp(folder)).isEqualTo(memoryFromTheLogAlone());
    }

    @Test
    void changeOfPolicyCostsNoMemory() throws Exception {
        try (var log = open(folder);
                var store = Store.open(folder.resolve("store.sqlite"))) {
            var projection = projection(folder, log, store);
            projection.catchUp();
            projection.putInForce(POLICY);
            for (int i = 0; i < 15; i++) {
                append(log, projection, i);
            }
            projection.putInForce(OTHER);
            // the beacon needs twenty intervals: those before the change count
            for (int i = 15; i < 30; i++) {
                append(log, projection, i);
            }
            assertThat(store.findings().map(found -> found.finding().code()))
                    .contains("leak.beacon");
        }
        assertThat(memoryAfterCatchUp(folder)).isEqualTo(memoryFromTheLogAlone());
    }

    private byte[] memoryFromTheLogAlone() throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        try (var files = Files.walk(folder.resolve("log"))) {
            for (Path from : files.toList()) {
                Path to = copy.resolve("log").resolve(folder.resolve("log").relativize(from));
                Files.copy(from, to);
            }
        }
        try (var files = Files.newDirectoryStream(folder, "*key*")) {
            for (Path from : files) {
                Files.copy(from, copy.resolve(from.getFileName()));
            }
        }
        return memoryAfterCatchUp(copy);
    }

    private static byte[] memoryAfterCatchUp(Path folder) throws IOException {
        try (var log = open(folder);
                var store = Store.open(folder.resolve("store.sqlite"))) {
            var projection = projection(folder, log, store);
            projection.catchUp();
            projection.saveMemory();
        }
        byte[] file = Files.readAllBytes(folder.resolve("judge.memory"));
        // the head names the index, which findings move that were found before or after the crash
        int head = 2 * Long.BYTES + 32;
        return java.util.Arrays.copyOfRange(file, head, file.length);
    }

    private void run(int batches) throws IOException {
        try (var log = open(folder);
                var store = Store.open(folder.resolve("store.sqlite"))) {
            var projection = projection(folder, log, store);
            projection.catchUp();
            projection.putInForce(POLICY);
            for (int i = 0; i < batches; i++) {
                append(log, projection, i);
            }
        }
    }

    private void killAfter(int batches) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        folder.toString());
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.inputReader(UTF_8)) {
            for (int i = 0; i < batches; i++) {
                assertThat(out.readLine()).isNotNull();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static EvidenceLog open(Path folder) throws IOException {
        return EvidenceLog.open(
                folder.resolve("log"),
                ORIGIN,
                LogKey.openOrCreate(folder.resolve("log.key"), ORIGIN));
    }

    private static Projection projection(Path folder, EvidenceLog log, Store store) {
        var file = new MemoryFile(folder.resolve("judge.memory"));
        return new Projection(log, store, file, SAVE_EVERY, (_, _) -> {});
    }

    private static void append(EvidenceLog log, Projection projection, long sequence)
            throws IOException {
        Batch.Builder batch = Batch.newBuilder().setAgent("agent-1").setSequence(sequence + 1);
        long now = Watched.nanos(Watched.after(Duration.ofMinutes(10 * sequence)));
        var flow = Watched.toVendor("tls", 443).setStart(now).setEnd(now + 1_000_000_000L);
        flow.setId(ByteString.copyFrom(ByteBuffer.allocate(16).putLong(sequence).array()));
        batch.addObservations(Given.observation(flow));
        var open = Watched.toVendor("tls", 8443).setStart(now).setEnd(now + 1_000_000_000L);
        open.setId(ByteString.copyFrom(ByteBuffer.allocate(16).putLong(~sequence).array()));
        open.setPhase(eu.sealwatch.wire.v1.FlowRecord.Phase.OPENED);
        batch.addObservations(Given.observation(open));
        for (int i = 0; i < 4; i++) {
            var lookup =
                    Lookup.newBuilder()
                            .setClient(Watched.address(Given.SCANNER))
                            .setName("host-" + sequence + "-" + i + ".example.org")
                            .setType(1);
            batch.addObservations(Observation.newBuilder().setTime(now).setLookup(lookup));
        }
        var signed = SignedBatch.newBuilder().setBatch(batch.build().toByteString()).build();
        long index = log.append(EntryType.BATCH, signed.toByteArray());
        log.commit();
        BatchRow row = projection.row(index, signed, batch.build());
        projection.apply(List.of(row));
    }

    /** Records and judges until it is killed, and says how many batches it has. */
    static final class Appender {
        private Appender() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            try (var log = open(folder);
                    var store = Store.open(folder.resolve("store.sqlite"))) {
                var projection = projection(folder, log, store);
                projection.catchUp();
                projection.putInForce(POLICY);
                long next =
                        store.agents().stream()
                                .findFirst()
                                .map(Store.AgentPosition::sequence)
                                .orElse(0L);
                for (long sequence = next; ; sequence++) {
                    append(log, projection, sequence);
                    System.out.println(sequence);
                }
            }
        }
    }
}
