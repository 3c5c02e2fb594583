package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledLogTest {

    private static final int BATCH = 10;
    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereAfterIt() throws Exception {
        var key = Vectors.logKey();
        for (int acknowledgements : new int[] {1, 7, 40}) {
            long acknowledged = killAfter(acknowledgements);
            try (var log = EvidenceLog.open(folder, key.origin(), key)) {
                assertThat(log.size()).isGreaterThanOrEqualTo(acknowledged);
                log.forEach(
                        0, (index, entry) -> assertThat(entry.payload()).isEqualTo(payload(index)));
            }
            assertThat(new EvidenceVerifier(key.vkey()).log(folder))
                    .isInstanceOf(Verification.Proven.class);
        }
    }

    private long killAfter(int acknowledgements) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        var command = List.of(java, "-cp", classes, Appender.class.getName(), folder.toString());
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.inputReader(UTF_8)) {
            long acknowledged = 0;
            for (int i = 0; i < acknowledgements; i++)
                acknowledged = Long.parseLong(out.readLine());
            return acknowledged;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static byte[] payload(long index) {
        return ("payload " + index).getBytes(UTF_8);
    }

    /** Appends until it is killed, and says how much is durable. */
    static final class Appender {

        private Appender() {}

        public static void main(String[] args) throws IOException {
            var key = Vectors.logKey();
            try (var log = EvidenceLog.open(Path.of(args[0]), key.origin(), key)) {
                for (int round = 0; ; round++) {
                    long start = log.size();
                    for (int i = 0; i < BATCH; i++) {
                        log.append(EntryType.BATCH, payload(start + i));
                    }
                    log.commit();
                    System.out.println(log.size());
                    if (round % 5 == 0) log.checkpoint();
                }
            }
        }
    }
}
