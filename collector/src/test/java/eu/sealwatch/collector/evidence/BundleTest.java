package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    @TempDir static Path folder;
    private static AttestedLog log;
    private static Path bundle;

    @BeforeAll
    static void make() throws Exception {
        log = new AttestedLog(folder);
        bundle = log.bundle("all.asice", 5L, 7L, 8L, 10L);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void allThatIsThereIsProvenAndSaid() {
        assertThat(log.verifier().bundle(bundle))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven -> {
                            assertThat(proven.entries()).isEqualTo(4);
                            assertThat(proven.proven())
                                    .anyMatch(s -> s.startsWith("4 entries, 5 to 10"))
                                    .anyMatch(
                                            s -> s.contains("cert (2") && s.contains("cert-pq (2"))
                                    .anyMatch(s -> s.contains("2 time stamps verify"))
                                    .anyMatch(s -> s.contains("was packed before"));
                            assertThat(proven.notProven())
                                    .noneMatch(s -> s.contains("quantum"))
                                    .noneMatch(s -> s.contains("no witness"))
                                    .anyMatch(s -> s.contains("between these entries"))
                                    .anyMatch(s -> s.contains("revoked"));
                        });
    }

    @Test
    void bothTimeBoundsHoldForWhatStandsBetweenTwoStamps() throws Exception {
        var between = log.bundle("between.asice", 5L, 7L, 10L);
        var one = log.bundle("one.asice", 7L);
        assertThat(proven(between)).anyMatch(s -> s.contains("time stamps verify"));
        assertThat(proven(one)).noneMatch(s -> s.contains("time stamps verify"));
        try (var reader = LogReader.open(log.log(), log.policy)) {
            assertThat(EvidenceBundle.stampedSize(reader.read(10))).isEqualTo(10);
            assertThat(EvidenceBundle.stampedSize(reader.read(5))).isEqualTo(5);
        }
    }

    @Test
    void theLogItselfIsProvenWithAllThatOthersSayOfIt() {
        assertThat(log.verifier().log(log.log()))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven ->
                                assertThat(proven.proven())
                                        .anyMatch(s -> s.contains("cosigned the log at 16"))
                                        .anyMatch(s -> s.contains("3 time stamps verify")));
    }

    @Test
    void withoutWitnessesThatAPolicyNeedsNothingIsProven() throws Exception {
        var copy = folder.resolve("no-witness");
        copy(log.log(), copy);
        Files.delete(copy.resolve("cosigned"));
        assertThat(log.verifier().log(copy))
                .isInstanceOfSatisfying(
                        Verification.Failed.class,
                        failed -> assertThat(failed.why()).contains("needs witnesses"));
    }

    @Test
    void withoutAnAuthorityToTrustTimesAreSaidToBeUnchecked() {
        assertThat(new EvidenceVerifier(log.policy, Optional.empty()).bundle(bundle))
                .isInstanceOfSatisfying(
                        Verification.Proven.class,
                        proven ->
                                assertThat(proven.notProven())
                                        .anyMatch(s -> s.contains("2 time stamps are there"))
                                        .anyMatch(s -> s.contains("when the bundle was packed")));
    }

    @Test
    void theEuDssLibraryAcceptsTheContainer() throws Exception {
        var report = dss(bundle);
        assertThat(report.getContainerType()).hasToString("ASiC-E");
        assertThat(report.getTimestampIdList()).hasSize(1);
        assertThat(report.getIndication(report.getTimestampIdList().getFirst()))
                .isEqualTo(Indication.PASSED);
    }

    @Test
    void theEuDssLibraryRefusesAChangedRecord() throws Exception {
        var bytes = Files.readAllBytes(bundle);
        int at = indexOf(bytes, "between".getBytes(UTF_8));
        bytes[at] ^= 1;
        var changed = folder.resolve("changed.asice");
        Files.write(changed, ZipPatch.withCrcs(bytes));
        var report = dss(changed);
        var id = report.getTimestampIdList().getFirst();
        assertThat(report.getIndication(id)).isNotEqualTo(Indication.PASSED);
        assertThat(report.getSubIndication(id)).isEqualTo(SubIndication.HASH_FAILURE);
    }

    @Test
    void theOtherVerifierProvesBundleAndLogAndFindsChanges() throws Exception {
        assertThat(python(bundle)).contains("proven:", "4 entries, 5 to 10", "cert cosigned");
        assertThat(python(log.log())).contains("all 16 entries from 0 on", "cannot check it");
        var whole = Files.readAllBytes(bundle);
        var changed = folder.resolve("flipped.asice");
        try (var zip = new ZipFile(bundle.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var part = zip.getInputStream(entry).readAllBytes();
                var flipped = whole.clone();
                flipped[indexOf(whole, part) + part.length / 2] ^= 1;
                Files.write(changed, ZipPatch.withCrcs(flipped));
                assertThat(python(changed)).as(entry.getName()).contains("NOT proven");
            }
        }
    }

    @Test
    void theOtherVerifierChecksALogWhoseFirstEpochsAreDeleted() throws Exception {
        var copy = folder.resolve("shortened");
        copy(log.log(), copy);
        Epoch.list(copy).getFirst().delete();
        assertThat(python(copy)).contains("all 10 entries from 6 on", "6 deleted entries");
        assertThat(log.verifier().log(copy)).isInstanceOf(Verification.Proven.class);
        var tiles = copy.resolve("epoch-6/tiles-0");
        EvidenceLogTest.flip(tiles, 3);
        assertThat(python(copy)).contains("NOT proven");
        assertThat(log.verifier().log(copy)).isInstanceOf(Verification.Failed.class);
    }

    private List<String> proven(Path file) {
        return ((Verification.Proven) log.verifier().bundle(file)).proven();
    }

    private static SimpleReport dss(Path file) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(log.tsa.certificate()));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        var validator = SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }

    private static String python(Path evidence) throws Exception {
        var python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "no python3 here");
        var command = new ArrayList<>(List.of(python.toString(), "../docs/verify.py"));
        command.addAll(
                List.of(evidence.toString(), "--key", folder.resolve("ed25519.policy") + ""));
        if (Files.isExecutable(Path.of("/usr/bin/openssl"))) {
            command.addAll(List.of("--tsa", folder.resolve("ca.pem").toString()));
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(said.contains("NOT proven") ? 1 : 0);
        return said;
    }

    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : new TreeSet<>(files.toList())) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) return i;
        }
        throw new IllegalArgumentException("not in there");
    }
}
