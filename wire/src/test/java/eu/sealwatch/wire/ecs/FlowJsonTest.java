package eu.sealwatch.wire.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Http;
import eu.sealwatch.wire.v1.Ipmi;
import eu.sealwatch.wire.v1.Quic;
import eu.sealwatch.wire.v1.Rdp;
import eu.sealwatch.wire.v1.Smb;
import eu.sealwatch.wire.v1.Snmp;
import eu.sealwatch.wire.v1.Ssh;
import eu.sealwatch.wire.v1.Tls;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowJsonTest {
    private static final CodePointNames NAMES =
            new CodePointNames() {
                @Override
                public String cipher(int code) {
                    return "CIPHER_" + code;
                }

                @Override
                public String group(int code) {
                    return "group" + code;
                }
            };

    private final FlowJson json = new FlowJson(NAMES);

    @Test
    void plainFlowReadsAsEcs() {
        assertThat(json.line(Flows.tcp().build(), FlowContext.NONE))
                .isEqualTo(
                        """
                        {"@timestamp":"2025-11-24T16:00:00.123456789Z",\
                        "event":{"kind":"event","category":["network"],"type":["end"],\
                        "id":"00112233445566778899aabbccddeeff",\
                        "end":"2025-11-24T16:00:01.623456789Z","duration":1500000000},\
                        "source":{"ip":"10.0.0.1","port":40000,"bytes":900,"packets":9},\
                        "destination":{"ip":"203.0.113.9","port":443,"bytes":5000,"packets":8},\
                        "network":{"transport":"tcp","type":"ipv4","iana_number":"6",\
                        "direction":"outbound","community_id":"1:fqyeWyU/ReB7pfeME6hbHeYsXoQ=",\
                        "bytes":5900,"packets":17},\
                        "sealwatch":{"category":"unknown","phase":"closed","end_reason":"finished"}}\
                        """);
    }

    @Test
    void snmpReadsWithItsLevelAndWithoutItsCommunity() {
        var snmp = Snmp.newBuilder().setVersion("2c").setDefaultCommunity(true);

        assertThat(json.line(Flows.tcp().setSnmp(snmp).build(), FlowContext.NONE))
                .contains("\"snmp\":{\"version\":\"2c\",\"default_community\":true}");
    }

    @Test
    void smbSaysWhetherTheServerDemandsSigning() {
        var smb = Smb.newBuilder().setVersion(3).setNegotiated(true).setDialect("3.1.1");

        assertThat(json.line(Flows.tcp().setSmb(smb).build(), FlowContext.NONE))
                .contains(
                        "\"smb\":{\"version\":3,\"dialect\":\"3.1.1\",\"signing_required\":false,"
                                + "\"encryption_supported\":false}");
    }

    @Test
    void suiteOfAManagementControllerSaysNoneWhereItIsNone() {
        var flow =
                Flows.tcp()
                        .setProtocol("ipmi")
                        .setIpmi(
                                Ipmi.newBuilder()
                                        .setVersion("2.0")
                                        .setAuthenticationSeen(true)
                                        .setAuthenticationType(6)
                                        .setSuiteSeen(true)
                                        .setAuthenticationAlgorithm(1)
                                        .setUser("a•••"));

        assertThat(json.line(flow.build(), FlowContext.NONE))
                .contains(
                        """
                        "ipmi":{"version":"2.0","authentication_type":6,\
                        "authentication_algorithm":1,"integrity_algorithm":0,\
                        "confidentiality_algorithm":0,"user":"a•••"}\
                        """)
                .contains("\"category\":\"remote-maintenance\"");
    }

    @Test
    void negotiatedTlsReadsByIanaNamesAndEcsVersion() {
        var flow =
                Flows.tcp()
                        .setProtocol("tls")
                        .setTls(
                                Tls.newBuilder()
                                        .setServerSeen(true)
                                        .setVersion(0x0303)
                                        .setCipher(5)
                                        .setGroup(29)
                                        .setServerName("vendor.example")
                                        .setJa4("t12d")
                                        .addOfferedGroups(29)
                                        .addCertificates(
                                                Certificate.newBuilder()
                                                        .setSubject("CN=vendor.example")
                                                        .setKeyAlgorithm("RSA")
                                                        .setKeyBits(2048)
                                                        .setNotAfter(Flows.START)))
                        .build();
        assertThat(json.line(flow, FlowContext.NONE))
                .contains("\"domain\":\"vendor.example\"")
                .contains(
                        "\"tls\":{\"version\":\"1.2\",\"version_protocol\":\"tls\",\"cipher\":\"CIPHER_5\",\"curve\":\"group29\",\"established\":false,\"resumed\":false")
                .contains("\"supported_groups\":[\"group29\"]")
                .contains("\"not_after\":\"2025-11-24T16:00:00.123456789Z\"")
                .contains("\"public_key_size\":2048");
    }

    @Test
    void versionOfAServerThatWasNotSeenIsAbsent() {
        var flow = Flows.tcp().setTls(Tls.newBuilder().setClientSeen(true).setJa4("t13d")).build();
        assertThat(json.line(flow, FlowContext.NONE))
                .contains("\"tls\":{\"client\":{\"ja4\":\"t13d\"}}");
    }

    @Test
    void offersThatOnlyPolicyOrAnalystsAskForAreSaid() {
        var flow =
                Flows.tcp()
                        .setTls(
                                Tls.newBuilder()
                                        .setClientSeen(true)
                                        .setHelloVerify(true)
                                        .addOfferedKeyShares(4588)
                                        .setEchOffered(true)
                                        .setEchInner(true)
                                        .setEsniOffered(true)
                                        .setPskOffered(true)
                                        .addPskModes(0)
                                        .addPskModes(1)
                                        .addPskModes(9)
                                        .setTicketOffered(true)
                                        .addOfferedSrtpProfiles(7)
                                        .setEchRetry(true))
                        .build();
        assertThat(json.line(flow, FlowContext.NONE))
                .contains(
                        "\"tls\":{\"hello_verify\":true,\"client\":{\"key_shares\":[\"group4588\"],\"ech\":true,\"ech_inner\":true,\"esni\":true,\"ticket\":true,\"psk\":true,\"psk_modes\":[\"psk_ke\",\"psk_dhe_ke\",\"9\"],\"srtp_profiles\":[\"7\"]},\"server\":{\"ech_retry\":true}}");
    }

    @Test
    void quicVersionsReadAsPeopleSayThem() {
        var quic =
                Quic.newBuilder()
                        .setVersion(0x51303433)
                        .setServerName("h.example")
                        .setVersionNegotiation(true)
                        .addServerVersions(1)
                        .addServerVersions(0x6B3343CF)
                        .addServerVersions(0xFF00001D)
                        .addServerVersions(0xFACEB002)
                        .setRetry(true)
                        .setZeroRtt(true);
        assertThat(json.line(Flows.tcp().setQuic(quic).build(), FlowContext.NONE))
                .contains(
                        "\"quic\":{\"version\":\"Q043\",\"server_name\":\"h.example\",\"version_negotiation\":true,\"server_versions\":[\"1\",\"2\",\"draft-29\",\"faceb002\"],\"retry\":true,\"zero_rtt\":true}");
    }

    @Test
    void attributesStandUnderTheirFirstWordAndRepeatAsLists() {
        var flow =
                Flows.tcp()
                        .setSsh(Ssh.newBuilder().setKex("curve25519-sha256"))
                        .addAttributes(attribute("ssh.guess", "interactive"))
                        .addAttributes(attribute("ike.transform", "12"))
                        .addAttributes(attribute("ike.transform", "20"))
                        .addAttributes(attribute("ike.exchange", "34"))
                        .build();
        assertThat(json.line(flow, FlowContext.NONE))
                .contains("\"established\":false,\"guess\":\"interactive\"}")
                .endsWith(",\"ike\":{\"exchange\":\"34\",\"transform\":[\"12\",\"20\"]}}");
    }

    @Test
    void standardRdpSecurityIsAnAnswerNotAnAbsence() {
        var flow = Flows.tcp().setRdp(Rdp.newBuilder().setNegotiationSeen(true)).build();
        assertThat(json.line(flow, FlowContext.NONE)).contains("\"rdp\":{\"selected_protocol\":0}");
    }

    @Test
    void httpUsesEcsNames() {
        var http = Http.newBuilder().setMethod("GET").setHost("h.example").setUserAgent("curl/8");
        assertThat(json.line(Flows.tcp().setHttp(http).build(), FlowContext.NONE))
                .contains("\"http\":{\"request\":{\"method\":\"GET\"}}")
                .contains("\"url\":{\"domain\":\"h.example\"}")
                .contains("\"user_agent\":{\"original\":\"curl/8\"}");
    }

    @Test
    void contextNamesFileSiteAssetAndAgent() {
        var context =
                new FlowContext(
                        Optional.of("a.pcap"),
                        Optional.of("port-1"),
                        Optional.of("xray-1"),
                        Optional.of("agent-1"));
        assertThat(json.line(Flows.tcp().setVlan(12).setProtocol("ssh").build(), context))
                .contains("\"log\":{\"file\":{\"path\":\"a.pcap\"}}")
                .contains("\"vlan\":{\"id\":\"12\"}")
                .contains(
                        "\"category\":\"remote-maintenance\",\"site\":\"port-1\",\"asset\":\"xray-1\",\"agent\":\"agent-1\"");
    }

    @Test
    void textFromTheWireCannotBreakTheLine() {
        var http = Http.newBuilder().setUserAgent("a\"b\n\u0000c");
        assertThat(json.line(Flows.tcp().setHttp(http).build(), FlowContext.NONE))
                .contains("a\\\"b\\n\\u0000c")
                .doesNotContain("\n");
    }

    @Test
    void recordWithNothingInItStillReads() {
        assertThat(json.line(FlowRecord.getDefaultInstance(), FlowContext.NONE))
                .startsWith("{\"event\":{")
                .doesNotContain("\"ip\"");
    }

    @Test
    void hardwareAddressIsWrittenAsEcsDoes() {
        var flow = Flows.tcp();
        flow.getSourceBuilder().setMac(ByteString.fromHex("00005e005301"));
        assertThat(json.line(flow.build(), FlowContext.NONE))
                .contains("\"mac\":\"00-00-5E-00-53-01\"");
    }

    private static Attribute attribute(String name, String value) {
        return Attribute.newBuilder().setName(name).setValue(value).build();
    }
}
