package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosigningRoundTest {

    private final LogKey key = Vectors.logKey();
    private final List<String> alarms = new ArrayList<>();
    @TempDir Path folder;
    private WitnessServer server;
    private TrustPolicy policy;

    @BeforeEach
    void start() throws IOException {
        var witness =
                Witness.open(
                        folder.resolve("witness"),
                        "cert.example/w",
                        TrustPolicy.ofKeys(List.of(key.vkey())),
                        InstantSource.system(),
                        alarms::add);
        server =
                WitnessServer.start(
                        witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var text = new StringBuilder("log " + key.vkey() + "\n");
        int i = 0;
        for (var vkey : witness.vkeys()) {
            text.append("witness w" + i++ + " " + vkey + " " + url() + "\n");
        }
        policy = TrustPolicy.parse("p", text + "group both all w0 w1\nquorum both\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGrowingLogIsCosignedAlsoAfterBothForgotWhereTheyStood() throws Exception {
        try (var log = open("log")) {
            var round = new CosigningRound(log, folder.resolve("log"), policy);
            assertThat(round.run()).as("nothing to cosign").isEmpty();
            for (int size = 1; size < 400; size += 57) {
                fill(log, 57);
                log.checkpoint();
                assertThat(round.run()).containsExactly(new Attempt.Given(url(), log.size()));
            }
            assertThat(round.run()).as("nothing new").isEmpty();
            fill(log, 1);
            log.checkpoint();
            var forgetful = new CosigningRound(log, folder.resolve("log"), policy);
            assertThat(forgetful.run()).containsExactly(new Attempt.Given(url(), log.size()));
            var note = policy.log(Files.readAllBytes(folder.resolve("log/cosigned")));
            assertThat(note.checkpoint().size()).isEqualTo(log.size());
            assertThat(policy.meetsQuorum(policy.cosignatures(note))).isTrue();
        }
        assertThat(alarms).isEmpty();
    }

    @Test
    void aLogThatWasRolledBackIsTold() throws Exception {
        try (var log = open("log")) {
            fill(log, 10);
            log.checkpoint();
            new CosigningRound(log, folder.resolve("log"), policy).run();
        }
        try (var shorter = open("restored-from-an-old-copy")) {
            fill(shorter, 5);
            shorter.checkpoint();
            var round = new CosigningRound(shorter, folder.resolve("x"), policy);
            assertThat(round.run())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            refused -> assertThat(refused.why()).contains("10 entries", "only 5"));
        }
        assertThat(alarms).singleElement().asString().contains("rollback");
    }

    @Test
    void anotherHistoryOfTheSameLogIsTold() throws Exception {
        try (var log = open("log")) {
            fill(log, 10);
            log.checkpoint();
            new CosigningRound(log, folder.resolve("log"), policy).run();
        }
        try (var other = open("other-history")) {
            other.append(EntryType.BATCH, "something else".getBytes(UTF_8));
            fill(other, 12);
            other.checkpoint();
            var round = new CosigningRound(other, folder.resolve("x"), policy);
            assertThat(round.run())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Attempt.Refused.class,
                            refused -> assertThat(refused.why()).contains("422"));
        }
        assertThat(alarms).singleElement().asString().contains("no proof that it continues");
        assertThat(folder.resolve("x/cosigned")).doesNotExist();
    }

    @Test
    void aWitnessThatIsAwayIsAskedAgain() throws Exception {
        server.close();
        try (var log = open("log")) {
            fill(log, 10);
            log.checkpoint();
            var round = new CosigningRound(log, folder.resolve("log"), policy);
            assertThat(round.run()).singleElement().isInstanceOf(Attempt.Failed.class);
            assertThat(round.run()).as("not given up").hasSize(1);
        }
    }

    @Test
    void anAnswerOfAnotherKeyIsNotTaken() throws Exception {
        var imposter = policy.witnesses().getFirst().verifier().key().vkey();
        var other = KeyPairs.fresh();
        var vkey =
                new Ed25519Cosigner("cert.example/w", other.ed25519(), InstantSource.system())
                        .key()
                        .vkey();
        assertThat(vkey).isNotEqualTo(imposter);
        var expecting =
                TrustPolicy.parse(
                        "p",
                        "log %s\nwitness w %s %s\nquorum w\n".formatted(key.vkey(), vkey, url()));
        try (var log = open("log")) {
            fill(log, 10);
            log.checkpoint();
            assertThat(new CosigningRound(log, folder.resolve("log"), expecting).run())
                    .singleElement()
                    .isInstanceOf(Attempt.Failed.class);
        }
        assertThat(folder.resolve("log/cosigned")).doesNotExist();
    }

    @Test
    void monitorsSeeWhatWasCosignedAndOtherPathsAreRefused() throws Exception {
        try (var log = open("log")) {
            fill(log, 10);
            log.checkpoint();
            new CosigningRound(log, folder.resolve("log"), policy).run();
        }
        var monitor = get("/" + Witness.originHash(key.origin()) + "/checkpoint");
        assertThat(monitor.statusCode()).isEqualTo(200);
        assertThat(monitor.body()).isEqualTo(Files.readString(folder.resolve("log/cosigned")));
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/" + "0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
        assertThat(get("/../witness.key").statusCode()).isEqualTo(404);
        assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
    }

    @Test
    void anOversizedRequestIsCutOffAndOthersAreServed() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    "POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n"
                            .getBytes(UTF_8));
            out.write(new byte[200_000]);
            out.flush();
            var status = new String(socket.getInputStream().readNBytes(12), UTF_8);
            assertThat(status).isEqualTo("HTTP/1.1 413");
        }
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    private String url() {
        return "http://127.0.0.1:" + server.address().getPort();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private EvidenceLog open(String name) throws IOException {
        return EvidenceLog.open(folder.resolve(name), key.origin(), key);
    }

    private static void fill(EvidenceLog log, int entries) throws IOException {
        for (int i = 0; i < entries; i++)
            log.append(EntryType.BATCH, ("entry " + i).getBytes(UTF_8));
        log.commit();
    }
}
