package eu.sealwatch.collector.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.collector.judge.Given;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ftp;
import eu.sealwatch.wire.v1.Http;
import eu.sealwatch.wire.v1.Ike;
import eu.sealwatch.wire.v1.IkeTransforms;
import eu.sealwatch.wire.v1.Ipmi;
import eu.sealwatch.wire.v1.Ldap;
import eu.sealwatch.wire.v1.Mail;
import eu.sealwatch.wire.v1.Smb;
import eu.sealwatch.wire.v1.Snmp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Protocols beside TLS, SSH and remote desktops. */
class OtherEncryptionTest {

    private static final String CLEARTEXT = "encryption: {cleartext: true}\n";

    private static Ike.Builder ike() {
        return Ike.newBuilder()
                .setVersion(2)
                .setExchange("IKE_SA_INIT")
                .setInitiatorSeen(true)
                .setResponderSeen(true)
                .setChosen(
                        IkeTransforms.newBuilder()
                                .addEncryption("ENCR_AES_GCM_16-256")
                                .addPrf("PRF_HMAC_SHA2_384")
                                .addKeyExchange("ECP_384"));
    }

    private static FlowRecord.Builder ipsec(Ike.Builder ike) {
        return Given.outbound("ipsec", 500).setTransport(17).setIke(ike);
    }

    private static FlowRecord.Builder saying(String protocol, int port, String name, String value) {
        return Given.outbound(protocol, port)
                .addAttributes(Attribute.newBuilder().setName(name).setValue(value));
    }

    private static List<String> abouts(String code, String policy, FlowRecord.Builder flow) {
        return Given.breaches(code, policy, flow).stream().map(Verdict.Breach::about).toList();
    }

    @Test
    void modernIkeIsNoBreachAndWeakTransformsAreNamed() {
        assertThat(abouts("encryption.ike-transform", "", ipsec(ike()))).isEmpty();
        var weak = ike();
        weak.getChosenBuilder()
                .clear()
                .addEncryption("ENCR_3DES")
                .addPrf("PRF_HMAC_MD5")
                .addIntegrity("AUTH_HMAC_SHA1_96")
                .addKeyExchange("MODP_1024");
        assertThat(abouts("encryption.ike-transform", "", ipsec(weak)))
                .containsExactly(
                        "203.0.113.9 ipsec/500 the IKE transform ENCR_3DES",
                        "203.0.113.9 ipsec/500 the IKE transform PRF_HMAC_MD5",
                        "203.0.113.9 ipsec/500 the IKE transform AUTH_HMAC_SHA1_96",
                        "203.0.113.9 ipsec/500 the IKE transform MODP_1024");
        assertThat(Given.breaches("encryption.ike-transform", "", ipsec(weak)).getFirst().reason())
                .isEqualTo(
                        "the IKE transform ENCR_3DES with 203.0.113.9:500 is phase-out under RFC 8247 with RFC 9395; at least sufficient is required");
    }

    @Test
    void ikeVersionOneAndAggressiveModeAreBreaches() {
        var old = ike().setVersion(1).setAggressive(true);
        assertThat(abouts("encryption.ike-transform", "", ipsec(old)))
                .containsExactly(
                        "203.0.113.9 ipsec/500 aggressive mode",
                        "203.0.113.9 ipsec/500 IKE version 1");
        assertThat(
                        Given.verdicts(
                                "encryption.ike-transform",
                                "",
                                ipsec(ike().setResponderSeen(false))))
                .containsExactly(new Verdict.NotJudged("server's answer not seen"));
    }

    @Test
    void ikeIsQuantumSafeWithMlKemOrWithAKeyKnownBefore() {
        String strict = "encryption: {quantum-safe: true}\n";
        assertThat(abouts("encryption.not-quantum-safe", strict, ipsec(ike()))).hasSize(1);
        var hybrid = ike();
        hybrid.getChosenBuilder().addAdditionalKeyExchange("ML_KEM_768");
        assertThat(abouts("encryption.not-quantum-safe", strict, ipsec(hybrid))).isEmpty();
        assertThat(
                        abouts(
                                "encryption.not-quantum-safe",
                                strict,
                                ipsec(ike().setPostQuantumPsk(true))))
                .isEmpty();
    }

    @Test
    void communityOfSnmpIsAPasswordInClear() {
        var second = Given.outbound("snmp", 161).setSnmp(Snmp.newBuilder().setVersion("2c"));
        assertThat(abouts("encryption.snmp-version", "", second))
                .containsExactly("203.0.113.9 snmp/161 SNMP version 2c");
        assertThat(abouts("encryption.snmp-version", CLEARTEXT, second)).isEmpty();
        second.getSnmpBuilder().setDefaultCommunity(true);
        assertThat(abouts("encryption.snmp-version", CLEARTEXT, second)).hasSize(1);
    }

    @Test
    void snmpThreeMustBePrivate() {
        var third =
                Given.outbound("snmp", 161)
                        .setSnmp(Snmp.newBuilder().setVersion("3").setSecurityLevel("authNoPriv"));
        assertThat(abouts("encryption.snmp-version", "", third)).hasSize(1);
        third.getSnmpBuilder().setSecurityLevel("authPriv");
        assertThat(abouts("encryption.snmp-version", "", third)).isEmpty();
        third.getSnmpBuilder().setSecurityLevel("");
        assertThat(Given.verdicts("encryption.snmp-version", "", third))
                .containsExactly(new Verdict.NotJudged("the security level was not seen"));
    }

    @Test
    void smbIsJudgedByVersionLoginAndSigning() {
        var good = Smb.newBuilder().setVersion(3).setNegotiated(true).setSigned(true);
        assertThat(abouts("encryption.smb-security", "", Given.outbound("smb", 445).setSmb(good)))
                .isEmpty();
        var unsigned = good.clone().setSigned(false).setAuthentication("ntlm-v1");
        assertThat(
                        abouts(
                                "encryption.smb-security",
                                "",
                                Given.outbound("smb", 445).setSmb(unsigned)))
                .containsExactly(
                        "203.0.113.9 smb/445 NTLM version 1", "203.0.113.9 smb/445 no signing");
        var old = Smb.newBuilder().setVersion(1).setNegotiated(true).setClear(true);
        assertThat(abouts("encryption.smb-security", "", Given.outbound("smb", 445).setSmb(old)))
                .containsExactly(
                        "203.0.113.9 smb/445 version 1", "203.0.113.9 smb/445 files in clear");
        assertThat(
                        abouts(
                                "encryption.smb-security",
                                CLEARTEXT,
                                Given.outbound("smb", 445).setSmb(old)))
                .containsExactly("203.0.113.9 smb/445 version 1");
    }

    @Test
    void passwordThatWentInClearIsSaidToHaveBeenSeen() {
        String code = "encryption.clear-password";
        assertThat(
                        Given.breaches(
                                code,
                                "",
                                Given.outbound("imap", 143)
                                        .setMail(Mail.newBuilder().setClearPassword(true))))
                .singleElement()
                .extracting(Verdict.Breach::reason)
                .isEqualTo("a password was seen to go in clear to 203.0.113.9:143: imap login");
        assertThat(
                        abouts(
                                code,
                                "",
                                Given.outbound("ldap", 389)
                                        .setLdap(Ldap.newBuilder().setBind("simple"))))
                .hasSize(1);
        assertThat(
                        abouts(
                                code,
                                "",
                                Given.outbound("ldap", 389)
                                        .setLdap(
                                                Ldap.newBuilder()
                                                        .setBind("simple")
                                                        .setStarttlsAccepted(true))))
                .isEmpty();
        assertThat(
                        abouts(
                                code,
                                "",
                                Given.outbound("ftp", 21)
                                        .setFtp(Ftp.newBuilder().setLoggedIn(true))))
                .hasSize(1);
        assertThat(
                        abouts(
                                code,
                                "",
                                Given.outbound("http", 80)
                                        .setHttp(Http.newBuilder().setAuthScheme("Basic"))))
                .hasSize(1);
        assertThat(
                        abouts(
                                code,
                                "",
                                Given.outbound("http", 80)
                                        .setHttp(Http.newBuilder().setAuthScheme("Digest"))))
                .isEmpty();
        assertThat(abouts(code, "", saying("mssql", 1433, "mssql.login", "clear"))).hasSize(1);
        assertThat(abouts(code, "", saying("mqtt", 1883, "mqtt.auth", "none"))).isEmpty();
    }

    @Test
    void tunnelsAreJudgedByWhatTheyAre() {
        String code = "encryption.vpn-security";
        assertThat(abouts(code, "", Given.outbound("pptp", 1723))).hasSize(1);
        assertThat(abouts(code, "", Given.outbound("l2tp", 1701).setTransport(17))).hasSize(1);
        assertThat(abouts(code, CLEARTEXT, Given.outbound("l2tp", 1701))).isEmpty();
        assertThat(abouts(code, "", Given.outbound("wireguard", 51820))).isEmpty();
        assertThat(
                        abouts(
                                code,
                                "",
                                saying("openvpn", 1194, "openvpn.control_channel", "tls-crypt")))
                .isEmpty();
        assertThat(Given.verdicts(code, "", Given.outbound("openvpn", 1194)))
                .containsExactly(new Verdict.NotJudged("OpenVPN negotiates out of sight"));
    }

    @Test
    void loginsToADomainMustNotBeForgeable() {
        String code = "encryption.domain-login";
        assertThat(abouts(code, "", saying("kerberos", 88, "kerberos.ticket_cipher", "rc4-hmac")))
                .hasSize(1);
        assertThat(
                        abouts(
                                code,
                                "",
                                saying(
                                        "kerberos",
                                        88,
                                        "kerberos.ticket_cipher",
                                        "aes256-cts-hmac-sha1-96")))
                .isEmpty();
        assertThat(abouts(code, "", saying("dcerpc", 135, "dcerpc.protection", "connect")))
                .hasSize(1);
        assertThat(abouts(code, "", saying("dcerpc", 135, "dcerpc.protection", "privacy")))
                .isEmpty();
        assertThat(abouts(code, CLEARTEXT, saying("dcerpc", 135, "dcerpc.protection", "integrity")))
                .isEmpty();
        assertThat(
                        abouts(
                                code,
                                "",
                                saying("radius", 1812, "radius.message_authenticator", "false")))
                .hasSize(1);
        assertThat(abouts(code, "", saying("radius", 1812, "radius.message_authenticator", "true")))
                .isEmpty();
    }

    @Test
    void ipmiSuiteSeventeenIsNoBreach() {
        var good =
                Ipmi.newBuilder()
                        .setSuiteSeen(true)
                        .setAuthenticationAlgorithm(3)
                        .setIntegrityAlgorithm(4)
                        .setConfidentialityAlgorithm(1);
        assertThat(abouts("encryption.ipmi-suite", "", Given.outbound("ipmi", 623).setIpmi(good)))
                .isEmpty();
        var zero = Ipmi.newBuilder().setSuiteSeen(true);
        assertThat(abouts("encryption.ipmi-suite", "", Given.outbound("ipmi", 623).setIpmi(zero)))
                .containsExactly(
                        "203.0.113.9 ipmi/623 IPMI authentication none",
                        "203.0.113.9 ipmi/623 IPMI integrity none");
        assertThat(
                        Given.verdicts(
                                "encryption.ipmi-suite",
                                "",
                                Given.outbound("ipmi", 623).setIpmi(Ipmi.newBuilder())))
                .containsExactly(new Verdict.NotJudged("the controller's choice was not seen"));
    }
}
