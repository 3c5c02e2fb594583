package eu.sealwatch.config.preset;

import static eu.sealwatch.config.preset.Grade.GOOD;
import static eu.sealwatch.config.preset.Grade.INSUFFICIENT;
import static eu.sealwatch.config.preset.Grade.PHASE_OUT;
import static eu.sealwatch.config.preset.Grade.SUFFICIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate END_OF_2026 = LocalDate.of(2026, 12, 31);
    private static final LocalDate START_OF_2027 = LocalDate.of(2027, 1, 1);
    private static final int TLS12 = 0x0303;
    private static final int TLS13 = 0x0304;

    private static final EncryptionPreset NCSC = preset("ncsc-nl-2025-05");
    private static final EncryptionPreset NCSC_OLD = preset("ncsc-nl-2.1");
    private static final EncryptionPreset BSI = preset("bsi-2026-01");
    private static final EncryptionPreset BSI_TOLERANT = preset("bsi-2026-01-tolerant");
    private static final EncryptionPreset NIST = preset("nist-800-52r2");
    private static final EncryptionPreset RFC9325 = preset("rfc9325");
    private static final EncryptionPreset MOZILLA = preset("mozilla-modern-6.0");

    static List<EncryptionPreset> all() {
        return Presets.all();
    }

    @Test
    void defaultPresetShips() {
        assertThat(Presets.find(Presets.DEFAULT)).contains(NCSC);
        assertThat(Presets.find("ncsc-nl-1999")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyNameInPresetIsOneOfIana(EncryptionPreset preset) {
        var listed = (ListedPreset) preset;
        assertKnown(listed, Subject.TLS_CIPHERS, TlsNames::knowsCipher);
        assertKnown(listed, Subject.TLS_CIPHERS_WITH_ENCRYPT_THEN_MAC, TlsNames::knowsCipher);
        assertKnown(listed, Subject.TLS12_GROUPS, TlsNames::knowsGroup);
        assertKnown(listed, Subject.TLS13_GROUPS, TlsNames::knowsGroup);
        assertKnown(listed, Subject.TLS12_SIGNATURES, TlsNames::knowsSignatureScheme);
        assertKnown(listed, Subject.TLS13_SIGNATURES, TlsNames::knowsSignatureScheme);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPresetGradesVersionsAndRemoteDesktop(EncryptionPreset preset) {
        assertThat(preset.title()).isNotBlank();
        assertThat(preset.tlsVersion(TLS13, TODAY)).get().isIn(SUFFICIENT, GOOD);
        assertThat(preset.tlsVersion(0x0300, TODAY)).contains(INSUFFICIENT);
        assertThat(preset.rdpProtocol(0, TODAY)).contains(INSUFFICIENT);
        assertThat(preset.vncSecurity(1, 0, TODAY)).contains(INSUFFICIENT);
    }

    // static ECDH, listed by BSI until 2026
    @Test
    void yearEndsWithItsLastDay() {
        assertThat(BSI.tlsCipher(0xC02D, false, END_OF_2026)).contains(SUFFICIENT);
        assertThat(BSI.tlsCipher(0xC02D, false, START_OF_2027)).contains(INSUFFICIENT);
        assertThat(BSI.tlsVersion(TLS12, LocalDate.of(2031, 12, 31))).contains(SUFFICIENT);
        assertThat(BSI.tlsVersion(TLS12, LocalDate.of(2032, 1, 1))).contains(INSUFFICIENT);
        assertThat(BSI.tlsCipher(0x1301, false, LocalDate.of(2032, 1, 1))).contains(SUFFICIENT);
        assertThat(BSI.tlsSignature(0x0401, TLS12, LocalDate.of(2025, 12, 31)))
                .contains(SUFFICIENT);
        assertThat(BSI.tlsSignature(0x0401, TLS12, TODAY)).contains(INSUFFICIENT);
        assertThat(BSI.certificateSignature("SHA256withRSA", TODAY)).contains(INSUFFICIENT);
        assertThat(BSI.certificateSignature("SHA256WITHRSAANDMGF1", TODAY)).contains(SUFFICIENT);
    }

    @Test
    void bsiTakesCbcOnlyWithEncryptThenMac() {
        int ecdheRsaAes128CbcSha256 = 0xC027;
        assertThat(BSI.tlsCipher(ecdheRsaAes128CbcSha256, true, TODAY)).contains(SUFFICIENT);
        assertThat(BSI.tlsCipher(ecdheRsaAes128CbcSha256, false, TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.tlsCipher(ecdheRsaAes128CbcSha256, true, TODAY)).contains(PHASE_OUT);
    }

    @Test
    void bsiListsBrainpoolByVersionsOwnCodePoint() {
        assertThat(BSI.tlsGroup(0x001A, TLS12, TODAY)).contains(SUFFICIENT);
        assertThat(BSI.tlsGroup(0x001A, TLS13, TODAY)).contains(INSUFFICIENT);
        assertThat(BSI.tlsGroup(0x001F, TLS13, TODAY)).contains(SUFFICIENT);
    }

    @Test
    void tolerantBsiAddsWhatCurrentSoftwareChooses() {
        assertThat(BSI.tlsCipher(0x1303, false, TODAY)).contains(INSUFFICIENT);
        assertThat(BSI_TOLERANT.tlsCipher(0x1303, false, TODAY)).contains(SUFFICIENT);
        assertThat(BSI.tlsGroup(0x11EC, TLS13, TODAY)).contains(INSUFFICIENT);
        assertThat(BSI_TOLERANT.tlsGroup(0x11EC, TLS13, TODAY)).contains(SUFFICIENT);
        assertThat(BSI_TOLERANT.tlsGroup(0x001D, TLS13, TODAY)).contains(SUFFICIENT);
        assertThat(BSI_TOLERANT.tlsGroup(0x001D, TLS13, LocalDate.of(2032, 1, 1)))
                .contains(INSUFFICIENT);
        assertThat(BSI_TOLERANT.sshHostKey("ssh-ed25519", 256, TODAY)).contains(SUFFICIENT);
        assertThat(BSI_TOLERANT.sshCipher("3des-cbc", TODAY)).contains(INSUFFICIENT);
        assertThat(BSI_TOLERANT.tlsCipher(0xC02F, false, TODAY)).contains(SUFFICIENT);
    }

    // facts/tls.md section 7: where the authorities contradict each other
    @ParameterizedTest
    @CsvSource({
        "1301, SUFFICIENT, GOOD, SUFFICIENT, SUFFICIENT, GOOD",
        "1302, GOOD, GOOD, SUFFICIENT, SUFFICIENT, GOOD",
        "1303, GOOD, GOOD, INSUFFICIENT, INSUFFICIENT, GOOD",
        "1305, INSUFFICIENT, INSUFFICIENT, INSUFFICIENT, SUFFICIENT, INSUFFICIENT",
        "c02b, SUFFICIENT, GOOD, SUFFICIENT, SUFFICIENT, INSUFFICIENT",
        "c009, INSUFFICIENT, SUFFICIENT, INSUFFICIENT, SUFFICIENT, INSUFFICIENT",
        "009c, INSUFFICIENT, PHASE_OUT, INSUFFICIENT, PHASE_OUT, INSUFFICIENT",
        "009e, PHASE_OUT, SUFFICIENT, SUFFICIENT, SUFFICIENT, INSUFFICIENT",
        "0004, INSUFFICIENT, INSUFFICIENT, INSUFFICIENT, INSUFFICIENT, INSUFFICIENT",
        "fff0, INSUFFICIENT, INSUFFICIENT, INSUFFICIENT, INSUFFICIENT, INSUFFICIENT"
    })
    void authoritiesGradeSuites(
            String hex, Grade ncsc, Grade ncscOld, Grade bsi, Grade nist, Grade mozilla) {
        int suite = Integer.parseInt(hex, 16);
        assertThat(NCSC.tlsCipher(suite, false, TODAY)).contains(ncsc);
        assertThat(NCSC_OLD.tlsCipher(suite, false, TODAY)).contains(ncscOld);
        assertThat(BSI.tlsCipher(suite, false, TODAY)).contains(bsi);
        assertThat(NIST.tlsCipher(suite, false, TODAY)).contains(nist);
        assertThat(MOZILLA.tlsCipher(suite, false, TODAY)).contains(mozilla);
    }

    @Test
    void ncscGradesGroupsAndKeys() {
        assertThat(NCSC.tlsGroup(0x11EC, TLS13, TODAY)).contains(GOOD);
        assertThat(NCSC.tlsGroup(0x001D, TLS12, TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.tlsGroup(0x0100, TLS12, TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.dhBits(2048, TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.dhBits(3072, TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.certificateKey("RSA", 1024, "", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.certificateKey("RSA", 2048, "", TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.certificateKey("RSA", 3072, "", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.certificateKey("EC", 256, "P-256", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.certificateKey("EC", 256, "secp256k1", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.certificateKey("Ed25519", 256, "", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.certificateSignature("SHA256withRSA", TODAY)).contains(GOOD);
        assertThat(NCSC.certificateSignature("SHA1withRSA", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.certificateSignature("Ed25519", TODAY)).isEmpty();
    }

    @Test
    void oldEditionKeepsItsOwnGrades() {
        assertThat(NCSC_OLD.tlsVersion(0x0302, TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.tlsVersion(0x0302, TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC_OLD.certificateKey("RSA", 2048, "", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC_OLD.dhBits(2048, TODAY)).contains(PHASE_OUT);
        assertThat(NCSC_OLD.dhBits(8192, TODAY)).contains(INSUFFICIENT);
    }

    @Test
    void whatAnAuthorityDoesNotSpeakOfHasNoGrade() {
        assertThat(NIST.sshKeyExchange("curve25519-sha256", TODAY)).isEmpty();
        assertThat(NIST.tlsGroup(0x001D, TLS13, TODAY)).isEmpty();
        assertThat(NCSC_OLD.tlsGroup(0x11EC, TLS13, TODAY)).isEmpty();
        assertThat(BSI.tlsGroup(0x11EB, TLS13, TODAY)).isEmpty();
        assertThat(RFC9325.tlsGroup(0x001D, TLS13, TODAY)).isEmpty();
        assertThat(RFC9325.tlsCipher(0xC0AD, false, TODAY)).isEmpty();
    }

    @Test
    void sshIsGradedByNegotiatedNames() {
        assertThat(BSI.sshKeyExchange("ecdh-sha2-nistp256", TODAY)).contains(SUFFICIENT);
        assertThat(BSI.sshKeyExchange("curve25519-sha256", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.sshKeyExchange("mlkem768x25519-sha256", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.sshKeyExchange("diffie-hellman-group14-sha256", TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.sshKeyExchange("diffie-hellman-group14-sha1", TODAY))
                .contains(INSUFFICIENT);
        assertThat(NCSC.sshMac("hmac-sha1", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.sshCipher("aes128-cbc", TODAY)).contains(INSUFFICIENT);
    }

    @Test
    void sshHostKeyIsAsGoodAsItsSize() {
        assertThat(NCSC.sshHostKey("rsa-sha2-512", 4096, TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.sshHostKey("rsa-sha2-512", 2048, TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.sshHostKey("rsa-sha2-512", 0, TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.sshHostKey("ssh-ed25519-cert-v01@openssh.com", 256, TODAY))
                .contains(SUFFICIENT);
        assertThat(NCSC.sshHostKey("ssh-rsa", 4096, TODAY)).contains(INSUFFICIENT);
    }

    @Test
    void remoteDesktopIsGradedByProofOfTheServer() {
        assertThat(NCSC.rdpProtocol(1, TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.rdpProtocol(2, TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.rdpProtocol(8, TODAY)).contains(GOOD);
        assertThat(NCSC.vncSecurity(2, 0, TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.vncSecurity(18, 0, TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.vncSecurity(19, 260, TODAY)).contains(GOOD);
        assertThat(NCSC.vncSecurity(19, 257, TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.vncSecurity(19, 256, TODAY)).contains(INSUFFICIENT);
    }

    @Test
    void ikeIsGradedByTransform() {
        assertThat(BSI.ikeVersion(2, TODAY)).contains(SUFFICIENT);
        assertThat(BSI.ikeVersion(1, TODAY)).contains(INSUFFICIENT);
        assertThat(BSI.ikeTransform("ENCR_AES_CBC-256", TODAY)).contains(SUFFICIENT);
        assertThat(BSI.ikeTransform("ENCR_CHACHA20_POLY1305", TODAY)).contains(INSUFFICIENT);
        assertThat(BSI_TOLERANT.ikeTransform("ENCR_CHACHA20_POLY1305", TODAY)).contains(SUFFICIENT);
        assertThat(BSI.ikeTransform("MODP_2048", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.ikeTransform("MODP_2048", TODAY)).contains(SUFFICIENT);
        assertThat(BSI.ikeTransform("ECP_256", LocalDate.of(2031, 12, 31))).contains(SUFFICIENT);
        assertThat(BSI.ikeTransform("ECP_256", LocalDate.of(2032, 1, 1))).contains(INSUFFICIENT);
        assertThat(NCSC.ikeTransform("ENCR_DES", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.ikeTransform("PRF_HMAC_SHA1", TODAY)).contains(PHASE_OUT);
        assertThat(NIST.ikeTransform("AUTH_HMAC_SHA1_96", TODAY)).contains(PHASE_OUT);
        assertThat(NIST.ikeTransform("CURVE25519", TODAY)).isEmpty();
        assertThat(NIST.ikeTransform("BRAINPOOL_P256R1", TODAY)).contains(INSUFFICIENT);
        assertThat(BSI.ikeTitle()).isEqualTo("BSI TR-02102-3 2026-01");
        assertThat(NCSC.ikeTitle()).isEqualTo("RFC 8247 and RFC 9395");
    }

    @Test
    void vpnSnmpAndSmbAreGradedByWhatProtectsThem() {
        assertThat(NCSC.vpnProtocol("wireguard", TODAY)).contains(SUFFICIENT);
        assertThat(BSI.vpnProtocol("wireguard", TODAY)).contains(INSUFFICIENT);
        assertThat(BSI_TOLERANT.vpnProtocol("wireguard", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.vpnProtocol("pptp", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.vpnProtocol("openvpn", TODAY)).isEmpty();
        assertThat(NCSC.snmp("2c", "", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.snmp("3", "authPriv", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.snmp("3", "authNoPriv", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.snmp("3", "", TODAY)).isEmpty();
        assertThat(NCSC.smbDialect("NT LM 0.12", TODAY)).contains(INSUFFICIENT);
        assertThat(NCSC.smbDialect("2.1", TODAY)).contains(PHASE_OUT);
        assertThat(NCSC.smbDialect("3.1.1", TODAY)).contains(GOOD);
        assertThat(NCSC.smbCipher("AES-128-GCM", TODAY)).contains(SUFFICIENT);
        assertThat(NCSC.smbSigning("AES-GMAC", TODAY)).contains(GOOD);
    }

    @Test
    void anssiHasRecommendedAndDegradedSuites() {
        EncryptionPreset anssi = preset("anssi-1.2");
        assertThat(anssi.tlsCipher(0x1303, false, TODAY)).contains(GOOD);
        assertThat(anssi.tlsCipher(0xc02f, false, TODAY)).contains(GOOD);
        assertThat(anssi.tlsCipher(0xc027, true, TODAY)).contains(PHASE_OUT);
        assertThat(anssi.tlsCipher(0xc027, false, TODAY)).contains(INSUFFICIENT);
        assertThat(anssi.tlsCipher(0x009c, false, TODAY)).contains(INSUFFICIENT);
        assertThat(anssi.tlsVersion(TLS12, TODAY)).contains(SUFFICIENT);
        assertThat(anssi.certificateKey("RSA", 2048, "", TODAY)).contains(PHASE_OUT);
        assertThat(anssi.sshCipher("aes128-ctr", TODAY)).isEmpty();
    }

    @Test
    void quantumSafePresetTakesNoClassicalKeyExchange() {
        EncryptionPreset safe = preset("quantum-safe");
        assertThat(safe.quantumSafe()).isTrue();
        assertThat(safe.tlsGroup(0x11ec, TLS13, TODAY)).contains(GOOD);
        assertThat(safe.tlsGroup(0x0201, TLS13, TODAY)).contains(SUFFICIENT);
        for (int classical : new int[] {0x0017, 0x0018, 0x0019, 0x001d, 0x001e, 0x001f, 0x0101}) {
            assertThat(safe.tlsGroup(classical, TLS13, TODAY)).contains(INSUFFICIENT);
            assertThat(safe.tlsGroup(classical, TLS12, TODAY)).contains(INSUFFICIENT);
        }
        // the draft Kyber is no standard
        assertThat(safe.tlsGroup(0x6399, TLS13, TODAY)).contains(INSUFFICIENT);
        assertThat(safe.tlsVersion(TLS12, TODAY)).contains(INSUFFICIENT);
        assertThat(safe.dhBits(8192, TODAY)).contains(INSUFFICIENT);
        assertThat(safe.sshKeyExchange("mlkem768x25519-sha256", TODAY)).contains(GOOD);
        assertThat(safe.sshKeyExchange("curve25519-sha256", TODAY)).contains(INSUFFICIENT);
        assertThat(safe.tlsCipher(0x1302, false, TODAY)).contains(GOOD);
        assertThat(NCSC.quantumSafe()).isFalse();
    }

    @Test
    void vncWithoutKnownTypeIsNotGraded() {
        assertThat(NCSC.vncSecurity(0, 0, TODAY)).isEmpty();
        assertThat(NCSC.vncSecurity(19, 0, TODAY)).isEmpty();
    }

    private static void assertKnown(ListedPreset preset, Subject subject, Predicate<String> known) {
        assertThat(preset.table(subject).grades().keySet()).allMatch(known);
    }

    private static EncryptionPreset preset(String id) {
        return Presets.find(id).orElseThrow();
    }
}
