package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampTest {

    private static final byte[] NOTE = "what is stamped\n".getBytes(UTF_8);
    private final LogKey key = Vectors.logKey();
    @TempDir Path folder;

    @Test
    void aTokenOfATrustedAuthorityGivesItsTime() throws Exception {
        try (var tsa = new LocalTsa()) {
            var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var token = tsa.client().stamp(NOTE);
            var stamped = tsa.trust().verify(NOTE, token);
            assertThat(stamped.time()).isBetween(before, Instant.now());
            assertThat(stamped.accuracy()).isEqualTo(Duration.ofSeconds(1));
            assertThat(stamped.authority()).contains("Test TSA");
            assertThat(stamped.policy()).isEqualTo("1.2.3.4.1");
            assertThat(stamped.revocationChecked()).isFalse();
        }
    }

    @Test
    void otherBytesAndAnyChangedBitOfATokenAreFound() throws Exception {
        try (var tsa = new LocalTsa()) {
            var token = tsa.client().stamp(NOTE);
            assertThatThrownBy(() -> tsa.trust().verify(new byte[1], token))
                    .hasMessageContaining("over other bytes");
            var info = tsa.trust().verify(NOTE, token);
            for (int i = 0; i < token.length; i += 3) {
                var flipped = token.clone();
                flipped[i] ^= (byte) (1 << i % 8);
                try {
                    // Bits that no signature covers, such as a certificate nobody uses, may change;
                    // what is said may not.
                    assertThat(tsa.trust().verify(NOTE, flipped)).isEqualTo(info);
                } catch (EvidenceException e) {
                    assertThat(e.getMessage()).startsWith("time stamp: ");
                }
            }
        }
    }

    @Test
    void anAuthorityThatIsNotTrustedIsRefusedThoughItsTokenIsSound() throws Exception {
        try (var tsa = new LocalTsa();
                var foreign = new LocalTsa()) {
            var token = foreign.client().stamp(NOTE);
            assertThatThrownBy(() -> tsa.trust().verify(NOTE, token))
                    .hasMessageContaining("not by a trusted authority");
        }
    }

    @Test
    void aCertificateThatWasOutOfDateIsRefused() throws Exception {
        var expired = Optional.of(Instant.parse("2026-02-01T00:00:00Z"));
        try (var tsa = new LocalTsa(new LocalTsa.Fault(expired, false, 1))) {
            var token = tsa.client().stamp(NOTE);
            assertThatThrownBy(() -> tsa.trust().verify(NOTE, token))
                    .isInstanceOf(EvidenceException.class);
        }
    }

    @Test
    void aRevokedCertificateIsRefusedByTheListInTheToken() throws Exception {
        try (var tsa = new LocalTsa(new LocalTsa.Fault(Optional.empty(), true, 1))) {
            var token = tsa.client().stamp(NOTE);
            assertThatThrownBy(() -> tsa.trust().verify(NOTE, token))
                    .hasMessageContaining("not by a trusted authority");
        }
    }

    @Test
    void aTimeThatMayBeFarOffIsRefused() throws Exception {
        try (var tsa = new LocalTsa(new LocalTsa.Fault(Optional.empty(), false, 61))) {
            var token = tsa.client().stamp(NOTE);
            assertThatThrownBy(() -> tsa.trust().verify(NOTE, token))
                    .hasMessageContaining("accuracy is only 61 s");
        }
    }

    @Test
    void openSslAcceptsTheTokenToo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl here");
        try (var tsa = new LocalTsa()) {
            Files.write(folder.resolve("token.tst"), tsa.client().stamp(NOTE));
            Files.write(folder.resolve("note"), NOTE);
            Files.writeString(folder.resolve("ca.pem"), tsa.caPem());
            assertThat(openssl("note")).contains("Verification: OK");
            Files.writeString(folder.resolve("other"), "other");
            assertThat(openssl("other")).contains("Verification: FAILED");
        }
    }

    @Test
    void trustedAuthoritiesAreReadFromPem() throws Exception {
        var pem = folder.resolve("tsa.pem");
        try (var tsa = new LocalTsa()) {
            Files.writeString(pem, tsa.caPem());
            var token = tsa.client().stamp(NOTE);
            assertThat(TimeStampTrust.read(pem).verify(NOTE, token).authority()).contains("TSA");
        }
        Files.writeString(pem, "nothing");
        assertThatThrownBy(() -> TimeStampTrust.read(pem)).hasMessageContaining("in PEM");
    }

    @Test
    void stampsAreLoggedAndWhatTheAuthorityMissedIsStampedLaterInOrder() throws Exception {
        try (var tsa = new LocalTsa();
                var log = open()) {
            var round = round(log, tsa);
            round.enqueue();
            assertThat(round.run()).as("nothing signed yet").isEmpty();
            tsa.goAway(true);
            for (int i = 0; i < 3; i++) {
                log.append(EntryType.BATCH, new byte[1]);
                log.checkpoint();
                round.enqueue();
                assertThat(round.run()).singleElement().isInstanceOf(Attempt.Failed.class);
            }
            assertThat(log.size()).isEqualTo(3);
            tsa.goAway(false);
            var url = tsa.url().toString();
            assertThat(round(log, tsa).run())
                    .containsExactly(
                            new Attempt.Given(url, 1),
                            new Attempt.Given(url, 2),
                            new Attempt.Given(url, 3));
            for (int i = 3; i < 6; i++) {
                var stamp = TimeStamp.parse(log.read(i).payload());
                assertThat(stamp.checkpoint().size()).isEqualTo(i - 2);
                assertThat(tsa.trust().verify(stamp.note(), stamp.token()).time()).isNotNull();
            }
        }
    }

    @Test
    void aQuietLogDoesNotStampItsOwnStamps() throws Exception {
        try (var tsa = new LocalTsa();
                var log = open()) {
            var round = round(log, tsa);
            log.append(EntryType.BATCH, new byte[1]);
            for (int i = 0; i < 5; i++) {
                log.checkpoint();
                round.enqueue();
                round.run();
            }
            assertThat(log.size()).isEqualTo(2);
            log.append(EntryType.BATCH, new byte[1]);
            log.checkpoint();
            round.enqueue();
            assertThat(round.run()).hasSize(1);
        }
    }

    @Test
    void whatIsNoAnswerToTheRequestIsNotTaken() throws Exception {
        try (var tsa = new LocalTsa();
                var replaying = new LocalTsa()) {
            var other = replaying.client().stamp(NOTE);
            assertThat(other).isNotEmpty();
            var stamp = new TimeStamp(other, NOTE);
            assertThat(TimeStamp.parse(stamp.bytes()).bytes()).isEqualTo(stamp.bytes());
            assertThatThrownBy(() -> TimeStamp.parse("x\n\n".getBytes(UTF_8)))
                    .isInstanceOf(EvidenceException.class);
            tsa.goAway(true);
            assertThatThrownBy(() -> tsa.client().stamp(NOTE)).hasMessageContaining("503");
        }
    }

    private StampingRound round(EvidenceLog log, LocalTsa tsa) {
        return new StampingRound(
                log,
                folder.resolve("log"),
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
    }

    private EvidenceLog open() throws IOException {
        return EvidenceLog.open(folder.resolve("log"), key.origin(), key);
    }

    private String openssl(String data) throws Exception {
        var process =
                new ProcessBuilder(
                                "openssl",
                                "ts",
                                "-verify",
                                "-data",
                                data,
                                "-in",
                                "token.tst",
                                "-token_in",
                                "-CAfile",
                                "ca.pem")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
