package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochSecond(1_764_000_000));
    private final LogKey key = Vectors.logKey();
    private final List<String> alarms = new ArrayList<>();
    @TempDir Path folder;
    private Vectors.Tree tree;
    private Witness witness;

    @BeforeEach
    void open() throws IOException {
        tree = new Vectors.Tree(1000);
        witness = reopened();
    }

    @Test
    void whatContinuesIsCosignedWithBothKeysAndServedToMonitors() throws IOException {
        assertThat(add(0, 257).status()).isEqualTo(200);
        var answer = add(257, 1000);
        assertThat(answer.status()).isEqualTo(200);
        var policy = policyOf(witness);
        var note = checkpoint(1000).note() + new String(answer.body(), UTF_8);
        var cosigned = policy.cosignatures(policy.log(note.getBytes(UTF_8)));
        assertThat(cosigned).extracting(Cosignature::witness).containsExactly("w0", "w1");
        assertThat(cosigned.getFirst().time()).isEqualTo(CLOCK.instant());
        var monitored = witness.latest(Witness.originHash(key.origin())).orElseThrow();
        assertThat(new String(monitored, UTF_8)).isEqualTo(note);
        assertThat(witness.latest("00")).isEmpty();
        assertThat(alarms).isEmpty();
    }

    @Test
    void theRequestOfTheVectorsIsReadWrittenAndCosigned() throws IOException {
        var body = Vectors.of("add_checkpoint_request").asString().getBytes(UTF_8);
        assertThat(AddCheckpoint.parse(body).bytes()).isEqualTo(body);
        add(0, 257);
        assertThat(witness.addCheckpoint(body).status()).isEqualTo(200);
    }

    @Test
    void aSizeThatIsNotTheRecordedOneIsToldTheRecordedOne() throws IOException {
        assertThat(add(5, 257)).satisfies(a -> assertThat(a.body()).asString().isEqualTo("0\n"));
        add(0, 257);
        var answer = add(0, 1000);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
        assertThat(answer.body()).asString(UTF_8).isEqualTo("257\n");
    }

    @Test
    void itRemembersOverARestart() throws IOException {
        add(0, 257);
        witness = reopened();
        assertThat(add(0, 257).status()).isEqualTo(409);
        assertThat(add(257, 257).status()).isEqualTo(200);
    }

    @Test
    void aSplitViewIsRefusedAndKeptAsEvidence() throws IOException {
        add(0, 257);
        var other = SignedCheckpoint.sign(forged(257), key.signers());
        var refused =
                witness.addCheckpoint(new AddCheckpoint(257, List.of(), other.bytes()).bytes());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(alarms).singleElement().asString().contains("split view");
        witness.addCheckpoint(new AddCheckpoint(0, List.of(), other.bytes()).bytes());
        assertThat(alarms).as("said once").hasSize(1);
        assertThat(refusals()).singleElement().asString().contains("split view", other.note());
    }

    @Test
    void aRollbackIsKeptAsEvidence() throws IOException {
        add(0, 1000);
        assertThat(add(0, 257).status()).isEqualTo(409);
        assertThat(alarms).singleElement().asString().contains("rollback or replay", "size 1000");
    }

    @Test
    void aHistoryThatDoesNotContinueIsRefusedAndKept() throws IOException {
        add(0, 257);
        var other = SignedCheckpoint.sign(forged(1000), key.signers());
        var proof = tree.at(1000).consistency(257).path();
        assertThat(witness.addCheckpoint(new AddCheckpoint(257, proof, other.bytes()).bytes()))
                .satisfies(a -> assertThat(a.status()).isEqualTo(422));
        assertThat(alarms).singleElement().asString().contains("no proof that it continues");
        var needless = new AddCheckpoint(257, proof, checkpoint(257).bytes());
        assertThat(witness.addCheckpoint(needless.bytes()).status()).isEqualTo(422);
        assertThat(add(257, 1000).status()).as("the true one still").isEqualTo(200);
    }

    @Test
    void aProofFromNothingIsRefused() throws IOException {
        var request = new AddCheckpoint(0, List.of(tree.root(5)), checkpoint(257).bytes()).bytes();
        assertThat(witness.addCheckpoint(request).status()).isEqualTo(422);
    }

    @Test
    void strangersAndForgersAreToldApart() throws IOException {
        var stranger = LogKey.fromSeed("other.example/log", new byte[32]);
        var unknown =
                SignedCheckpoint.sign(
                        new Checkpoint("other.example/log", 1, tree.root(1)), stranger.signers());
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), unknown.bytes()).bytes()))
                .satisfies(a -> assertThat(a.status()).isEqualTo(404));
        var forger = LogKey.fromSeed(key.origin(), new byte[32]);
        var signed = SignedCheckpoint.sign(forged(3), forger.signers());
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), signed.bytes()).bytes()))
                .satisfies(a -> assertThat(a.status()).isEqualTo(403));
        assertThat(refusals()).as("not signed by the log: says nothing about it").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 1",
                "old 1\n",
                "old 1\n\n",
                "old 01\n\nx",
                "new 1\n\nx\n1\n",
                "\n\n"
            })
    void whatIsNoRequestIsRefused(String body) throws IOException {
        assertThat(witness.addCheckpoint(body.getBytes(UTF_8)).status()).isEqualTo(400);
    }

    @Test
    void anOldSizeBeyondTheCheckpointIsRefused() throws IOException {
        var request = new AddCheckpoint(300, List.of(), checkpoint(257).bytes()).bytes();
        assertThat(witness.addCheckpoint(request).status()).isEqualTo(400);
    }

    @Test
    void ofRequestsThatRaceOneWins() throws Exception {
        var calls = new ArrayList<Callable<WitnessAnswer>>();
        for (int i = 0; i < 8; i++) {
            int size = 100 + i;
            calls.add(() -> add(0, size));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            int won = 0;
            for (var answer : threads.invokeAll(calls)) {
                if (answer.get().status() == 200) won++;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void aDamagedRecordStopsItInsteadOfStartingAnew() throws IOException {
        add(0, 257);
        var record = folder.resolve(Witness.originHash(key.origin())).resolve("checkpoint");
        Files.writeString(record, "x");
        assertThatThrownBy(() -> add(0, 1000)).hasMessageContaining("restore it from a copy");
    }

    @Test
    void itsFilePolicyNamesItsKeys() throws IOException {
        var lines = Files.readAllLines(folder.resolve("witness.policy"));
        assertThat(lines).hasSize(2);
        for (var vkey : witness.vkeys()) assertThat(lines).anyMatch(line -> line.endsWith(vkey));
    }

    private Witness reopened() throws IOException {
        return Witness.open(
                folder,
                "cert.example/w",
                TrustPolicy.ofKeys(List.of(key.vkey())),
                CLOCK,
                alarms::add);
    }

    private TrustPolicy policyOf(Witness of) throws EvidenceException {
        var text = new StringBuilder("log " + key.vkey() + "\n");
        int i = 0;
        for (var vkey : of.vkeys()) text.append("witness w" + i++ + " " + vkey + "\n");
        return TrustPolicy.parse("p", text + "group all all w0 w1\nquorum all\n");
    }

    private WitnessAnswer add(long old, int size) throws IOException {
        var proof = old <= size ? tree.at(size).consistency(old).path() : List.<Hash>of();
        return witness.addCheckpoint(
                new AddCheckpoint(old, proof, checkpoint(size).bytes()).bytes());
    }

    private SignedCheckpoint checkpoint(int size) throws EvidenceException {
        return SignedCheckpoint.sign(
                new Checkpoint(key.origin(), size, tree.root(size)), key.signers());
    }

    private Checkpoint forged(long size) {
        return new Checkpoint(key.origin(), size, tree.root(7));
    }

    private List<String> refusals() throws IOException {
        var found = new ArrayList<String>();
        var refused = folder.resolve(Witness.originHash(key.origin())).resolve("refused");
        try (var files = Files.list(refused)) {
            for (var file : files.toList()) found.add(Files.readString(file));
        }
        return found;
    }
}
