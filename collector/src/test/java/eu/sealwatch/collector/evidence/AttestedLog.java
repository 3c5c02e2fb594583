package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * A log with all that there is: both signatures, a real witness, a real time-stamping authority, an
 * object beside, several epochs. In its folder also {@code trust.policy}, {@code ed25519.policy}
 * for programs that know no ML-DSA, and {@code ca.pem}.
 */
final class AttestedLog implements AutoCloseable {

    static final String ORIGIN = "customs.example/scanners";

    final Path folder;
    final LogKey key;
    final LocalTsa tsa;
    final TrustPolicy policy;
    private final WitnessServer witness;

    AttestedLog(Path folder) throws Exception {
        this.folder = folder;
        key = LogKey.openOrCreate(folder.resolve("log.key"), ORIGIN);
        tsa = new LocalTsa();
        var opened =
                Witness.open(
                        folder.resolve("witness"),
                        "cert.example/w",
                        TrustPolicy.ofKeys(key.vkeys()),
                        InstantSource.system(),
                        _ -> {});
        witness =
                WitnessServer.start(
                        opened, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var text = new StringBuilder();
        for (var vkey : key.vkeys()) text.append("log ").append(vkey).append('\n');
        var url = "http://127.0.0.1:" + witness.address().getPort();
        var names = List.of("cert", "cert-pq");
        int i = 0;
        for (var vkey : opened.vkeys()) {
            text.append("witness %s %s %s\n".formatted(names.get(i++), vkey, url));
        }
        Files.writeString(folder.resolve("ed25519.policy"), text + "quorum cert\n");
        text.append("group both all cert cert-pq\nquorum both\n");
        Files.writeString(folder.resolve("trust.policy"), text);
        Files.writeString(folder.resolve("ca.pem"), tsa.caPem());
        policy = TrustPolicy.read(folder.resolve("trust.policy"));
        fill();
    }

    /**
     * Entries 0 to 4 and their stamp, 5; an epoch from 6 with an object, 8, and the stamp, 10; an
     * epoch from 11.
     */
    private void fill() throws Exception {
        try (var log = open()) {
            batches(log, 5);
            attest(log);
            log.beginEpoch();
            log.append(EntryType.BATCH, "between".getBytes(UTF_8));
            log.append(EntryType.POLICY, new byte[70_000]);
            log.append(EntryType.ACTION, "{}".getBytes(UTF_8));
            attest(log);
            log.beginEpoch();
            batches(log, 3);
            attest(log);
        }
        assertThat(Epoch.list(log())).extracting(Epoch::start).containsExactly(0L, 6L, 11L);
    }

    Path log() {
        return folder.resolve("log");
    }

    EvidenceLog open() throws IOException {
        return EvidenceLog.open(log(), ORIGIN, key);
    }

    EvidenceVerifier verifier() {
        return new EvidenceVerifier(policy, Optional.of(tsa.trust()));
    }

    Path bundle(String name, Long... entries) throws Exception {
        var file = folder.resolve(name);
        try (var reader = LogReader.open(log(), policy)) {
            var lacking =
                    new EvidenceBundle(reader, Optional.of(tsa.client()))
                            .write(
                                    new TreeSet<>(List.of(entries)),
                                    (checkpoint, _) -> "report of " + checkpoint.size() + "\n",
                                    file);
            assertThat(lacking).isEmpty();
        }
        return file;
    }

    static void batches(EvidenceLog log, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            log.append(EntryType.BATCH, ("batch " + (log.size() + i)).getBytes(UTF_8));
        }
        log.commit();
    }

    void attest(EvidenceLog log) throws Exception {
        log.checkpoint();
        var stamping =
                new StampingRound(
                        log,
                        log(),
                        tsa.client(),
                        (type, payload) -> {
                            try {
                                log.append(type, payload);
                                log.commit();
                                return CompletableFuture.completedFuture(null);
                            } catch (IOException e) {
                                return CompletableFuture.failedFuture(e);
                            }
                        });
        stamping.enqueue();
        assertThat(stamping.run()).singleElement().isInstanceOf(Attempt.Given.class);
        log.checkpoint();
        assertThat(new CosigningRound(log, log(), policy).run())
                .singleElement()
                .isInstanceOf(Attempt.Given.class);
    }

    @Override
    public void close() {
        witness.close();
        tsa.close();
    }
}
