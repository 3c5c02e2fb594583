package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.Judge;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.Presets;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ftp;
import eu.sealwatch.wire.v1.Ipmi;
import eu.sealwatch.wire.v1.Rdp;
import eu.sealwatch.wire.v1.Ssh;
import eu.sealwatch.wire.v1.Vnc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EncryptionRulesTest {

    @Test
    void oldVersionNamesFiguresGuidelineAndGrade() {
        assertThat(
                        Given.breaches(
                                "encryption.version",
                                "",
                                Given.tlsFlow(Given.tls().setVersion(0x0301))))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo(
                        "TLS 1.0 with vendor.example (203.0.113.9:443) is insufficient under NCSC-NL TLS guidelines 2025-05; at least sufficient is required");
    }

    @Test
    void goodHandshakeIsAllowedByEveryTlsRule() {
        for (String code :
                List.of("encryption.version", "encryption.cipher", "encryption.key-exchange")) {
            assertThat(Given.verdicts(code, "", Given.tlsFlow(Given.tls())))
                    .as(code)
                    .singleElement()
                    .isInstanceOf(Verdict.Allowed.class);
        }
    }

    @Test
    void offerWithoutAnswerIsNotJudged() {
        var offer = Given.tls().setServerSeen(false);
        for (String code :
                List.of(
                        "encryption.version",
                        "encryption.cipher",
                        "encryption.key-exchange",
                        "encryption.certificate")) {
            assertThat(Given.verdicts(code, "", Given.tlsFlow(offer)))
                    .as(code)
                    .containsExactly(new Verdict.NotJudged("server's answer not seen"));
        }
    }

    @Test
    void weakSuiteAndShortPrimeAreBreaches() {
        var weak = Given.tls().setVersion(0x0303).setCipher(0x0033).setGroup(0).setDhBits(1024);
        assertThat(Given.breaches("encryption.cipher", "", Given.tlsFlow(weak)))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("vendor.example tls/443 TLS_DHE_RSA_WITH_AES_128_CBC_SHA");
        assertThat(Given.breaches("encryption.key-exchange", "", Given.tlsFlow(weak)))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .asString()
                .startsWith("Diffie-Hellman with 1024 bits");
    }

    @Test
    void endpointOverridesTheLeastGrade() {
        String policy =
                """
                endpoints:
                  - id: vendor
                    names: [vendor.example]
                    purpose: old updates
                    encryption: {least-grade: insufficient}
                """;
        var old = Given.tlsFlow(Given.tls().setVersion(0x0301));
        assertThat(Given.breaches("encryption.version", policy, old)).isEmpty();
    }

    @Test
    void certificateIsJudgedAtTheFlowsTime() {
        var flow = withCertificate(certificate().setNotAfter(nanos("2026-03-02T00:00:00Z")));
        assertThat(Given.breaches("encryption.certificate", "", flow))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .asString()
                .endsWith("expired on 2026-03-02");
        assertThat(
                        Given.breaches(
                                "encryption.certificate",
                                "",
                                Given.at(flow, "2026-03-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void certificateForAnotherNameIsAnotherServer() {
        var other = withCertificate(certificate().clearNames().addNames("*.other.example"));
        assertThat(Given.breaches("evasion.name-mismatch", "", other))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo(
                        "xray-1 asked for vendor.example, and the certificate of 203.0.113.9 is not made out to that name but to *.other.example");
        assertThat(Given.breaches("encryption.certificate", "", other)).isEmpty();
        assertThat(
                        Given.breaches(
                                "evasion.name-mismatch",
                                "",
                                withCertificate(certificate().addNames("cdn.example"))))
                .as("one of several names")
                .isEmpty();
        assertThat(
                        Given.breaches(
                                "evasion.name-mismatch",
                                "",
                                withCertificate(
                                        certificate()
                                                .clearNames()
                                                .setSubject("O=Vendor, CN=vendor.example"))))
                .as("by common name, as old devices do")
                .isEmpty();
        assertThat(
                        Given.breaches(
                                "evasion.name-mismatch",
                                """
                                endpoints:
                                  - id: vendor
                                    names: [vendor.example]
                                    pins: [cert:%s]
                                    purpose: x
                                """
                                        .formatted("ab".repeat(32)),
                                other))
                .as("pinned, whatever names it holds")
                .isEmpty();
        assertThat(Given.verdicts("evasion.name-mismatch", "", Given.tlsFlow(Given.tls())))
                .containsExactly(new Verdict.NotJudged("no certificate was seen"));
    }

    @Test
    void selfSignedCertificateIsABreach() {
        assertThat(
                        Given.breaches(
                                "encryption.certificate",
                                "",
                                withCertificate(certificate().setSelfSigned(true))))
                .extracting(Verdict.Breach::about)
                .containsExactly("vendor.example tls/443 self-signed");
    }

    @Test
    void starInACertificateStandsForOneLabel() {
        assertThat(NameMismatch.covers("*.a.example", "x.A.example")).isTrue();
        assertThat(NameMismatch.covers("*.a.example", "x.y.a.example")).isFalse();
        assertThat(NameMismatch.covers("*.a.example", "a.example")).isFalse();
    }

    @Test
    void pinnedEndpointWantsItsCertificateAndAcceptsItSelfSigned() {
        String pinned =
                """
                endpoints:
                  - id: vendor
                    names: [vendor.example]
                    purpose: updates
                    pins: ["cert:%s"]
                """;
        var flow = withCertificate(certificate().setSelfSigned(true));
        String right = pinned.formatted("ab".repeat(32));
        assertThat(Given.breaches("encryption.pin-mismatch", right, flow)).isEmpty();
        assertThat(Given.breaches("encryption.certificate", right, flow)).isEmpty();
        String other = pinned.formatted("cd".repeat(32));
        assertThat(Given.breaches("encryption.pin-mismatch", other, flow)).hasSize(1);
    }

    @Test
    void sshChoicesAreJudgedEachAndTerrapinNeedsBothMarkers() {
        var ssh =
                Ssh.newBuilder()
                        .setKex("diffie-hellman-group1-sha1")
                        .setHostKey("ssh-ed25519")
                        .setCipherClientToServer("chacha20-poly1305@openssh.com")
                        .setCipherServerToClient("chacha20-poly1305@openssh.com")
                        .setStrictKexClient(true);
        var flow = Given.outbound("ssh", 22).setSsh(ssh);
        assertThat(Given.breaches("encryption.ssh-algorithm", "", flow))
                .extracting(Verdict.Breach::about)
                .contains(
                        "203.0.113.9 ssh/22 the key exchange diffie-hellman-group1-sha1",
                        "203.0.113.9 ssh/22 Terrapin");
        flow.setSsh(ssh.setStrictKexServer(true));
        assertThat(Given.breaches("encryption.ssh-algorithm", "", flow))
                .noneMatch(breach -> breach.about().endsWith("Terrapin"));
    }

    @Test
    void consoleOfAManagementControllerIsJudgedByItsSuite() {
        var plus =
                Ipmi.newBuilder()
                        .setAuthenticationSeen(true)
                        .setAuthenticationType(6)
                        .setSuiteSeen(true);

        assertThat(Given.breaches("encryption.cleartext", "", ipmi(plus)))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .asString()
                .startsWith("IPMI with a suite without encryption with ");
        plus.setConfidentialityAlgorithm(1);
        assertThat(Given.verdicts("encryption.cleartext", "", ipmi(plus)))
                .singleElement()
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void consoleOfAManagementControllerWithoutASuiteIsClearOrNotJudged() {
        var old = Ipmi.newBuilder().setAuthenticationSeen(true).setAuthenticationType(2);

        assertThat(Given.breaches("encryption.cleartext", "", ipmi(old))).hasSize(1);
        assertThat(Given.verdicts("encryption.cleartext", "", ipmi(Ipmi.newBuilder())))
                .containsExactly(new Verdict.NotJudged("IPMI: no session was seen"));
    }

    @Test
    void clearProtocolsAreCleartextAndInternalOnesOnlyTowardsAssets() {
        assertThat(Given.breaches("encryption.cleartext", "", Given.outbound("dicom", 104)))
                .hasSize(1);
        var telnet = Given.flow("10.9.9.9", Given.SCANNER, 23).setProtocol("telnet");
        assertThat(Given.breaches("encryption.cleartext", "", telnet)).hasSize(1);
        var internal = Given.flow("10.9.9.9", "10.9.9.8", 23).setProtocol("telnet");
        assertThat(Given.verdicts("encryption.cleartext", "", internal)).isEmpty();
    }

    @Test
    void ftpWaitsForLoginAndAcceptsAuthTls() {
        var flow = Given.outbound("ftp-control", 21).setPhase(FlowRecord.Phase.OPENED);
        assertThat(Given.verdicts("encryption.cleartext", "", flow))
                .singleElement()
                .isInstanceOf(Verdict.NotJudged.class);
        assertThat(
                        Given.breaches(
                                "encryption.cleartext",
                                "",
                                flow.setFtp(Ftp.newBuilder().setUser("a•••"))))
                .hasSize(1);
        assertThat(
                        Given.breaches(
                                "encryption.cleartext",
                                "",
                                flow.setFtp(Ftp.newBuilder().setAuthTls(true))))
                .isEmpty();
    }

    @Test
    void standardRdpSecurityAndVncWithoutLoginAreTooWeak() {
        var rdp = Given.outbound("rdp", 3389).setRdp(Rdp.newBuilder().setStandardSecurity(true));
        assertThat(Given.breaches("encryption.rdp-security", "", rdp)).hasSize(1);
        rdp.setRdp(Rdp.newBuilder().setNegotiationSeen(true).setSelectedProtocol(2));
        assertThat(Given.breaches("encryption.rdp-security", "", rdp)).isEmpty();
        var vnc =
                Given.outbound("vnc", 5900)
                        .setVnc(Vnc.newBuilder().setSecurityType(1).setChosenSeen(true));
        assertThat(Given.breaches("encryption.vnc-security", "", vnc)).hasSize(1);
        assertThat(Given.breaches("encryption.cleartext", "", vnc)).isEmpty();
    }

    @Test
    void vencryptInsideTightIsGradedAsVencrypt() {
        var inside = Vnc.newBuilder().setSecurityType(16).setChosenSeen(true);
        var vnc = Given.outbound("vnc", 5900);

        assertThat(Given.breaches("encryption.vnc-security", "", vnc.setVnc(inside))).hasSize(1);
        inside.setVencryptSubtype(260);
        assertThat(Given.breaches("encryption.vnc-security", "", vnc.setVnc(inside))).isEmpty();
    }

    @Test
    void quantumSafetyAndNamesAreAskedOnlyWhereThePolicyAsks() {
        var unnamed = Given.tlsFlow(Given.tls().setServerName(""));
        assertThat(Given.verdicts("encryption.not-quantum-safe", "", unnamed)).isEmpty();
        assertThat(Given.verdicts("encryption.hidden-name", "", unnamed)).isEmpty();
        String strict = "encryption: {quantum-safe: true, name-required: true}\n";
        assertThat(Given.breaches("encryption.not-quantum-safe", strict, unnamed)).hasSize(1);
        assertThat(Given.breaches("encryption.hidden-name", strict, unnamed)).hasSize(1);
        var hybrid = Given.tlsFlow(Given.tls().setGroup(0x11ec));
        assertThat(Given.breaches("encryption.not-quantum-safe", strict, hybrid)).isEmpty();
        assertThat(Given.breaches("encryption.hidden-name", strict, hybrid)).isEmpty();
    }

    @Test
    void sameHandshakeFaresOtherwiseUnderOtherGuidelines() {
        var flow = Given.tlsFlow(Given.tls().setVersion(0x0301).setCipher(0xc013));
        Map<String, Long> breaches = new TreeMap<>();
        new Judge(Given.policy(""))
                .underEachPreset(flow.build())
                .forEach((preset, opinions) ->
                        breaches.put(
                                preset.id(),
                                opinions.stream()
                                        .filter(each -> each.verdict() instanceof Verdict.Breach)
                                        .count()));
        assertThat(breaches.keySet())
                .containsAll(Presets.all().stream().map(EncryptionPreset::id).toList());
        assertThat(breaches.values()).allSatisfy(count -> assertThat(count).isPositive());
        assertThat(new Judge(Given.policy("")).explain(flow.build()))
                .as("the policy's own guideline still judges")
                .filteredOn(each -> each.verdict() instanceof Verdict.Breach)
                .filteredOn(each -> each.code().startsWith("encryption."))
                .hasSize(Math.toIntExact(breaches.get(Presets.DEFAULT)));
    }

    @Test
    void nameHidesBehindEchOnlyWhereTheServerAccepts() {
        String strict = "encryption: {name-required: true}\n";
        var offered = Given.tlsFlow(Given.tls().setEchOffered(true));
        assertThat(Given.breaches("encryption.hidden-name", strict, offered))
                .as("browsers offer it without meaning")
                .isEmpty();
        var accepted = Given.tlsFlow(Given.tls().setEchOffered(true).setEchRetry(true));
        assertThat(Given.breaches("encryption.hidden-name", strict, accepted))
                .singleElement()
                .extracting(Verdict.Breach::about)
                .isEqualTo("vendor.example tls/443 hidden name");
        assertThat(Given.verdicts("encryption.hidden-name", "", accepted)).isEmpty();
    }

    private static FlowRecord.Builder withCertificate(Certificate.Builder certificate) {
        return Given.tlsFlow(Given.tls().setVersion(0x0303).addCertificates(certificate));
    }

    private static Certificate.Builder certificate() {
        return Certificate.newBuilder()
                .setSha256(ByteString.fromHex("ab".repeat(32)))
                .addNames("vendor.example")
                .setNotBefore(nanos("2025-01-01T00:00:00Z"))
                .setNotAfter(nanos("2027-01-01T00:00:00Z"))
                .setKeyAlgorithm("RSA")
                .setKeyBits(3072)
                .setSignatureAlgorithm("SHA256withRSA");
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }

    private static FlowRecord.Builder ipmi(Ipmi.Builder ipmi) {
        return Given.outbound("ipmi", 623).setTransport(17).setIpmi(ipmi);
    }
}
