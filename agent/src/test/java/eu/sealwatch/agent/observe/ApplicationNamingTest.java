package eu.sealwatch.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.tools.RemoteTools;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.Certificate;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.FlowRecord.Basis;
import eu.sealwatch.wire.v1.Http;
import eu.sealwatch.wire.v1.Tls;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApplicationNamingTest {
    private final ApplicationNaming naming = new ApplicationNaming(RemoteTools.shipped());

    @Test
    void serverNameNamesTheApplication() {
        var flow = tls(Tls.newBuilder().setServerName("relay-1a2b3c4d.net.anydesk.com"));

        naming.describe(flow);

        assertThat(flow.getApplication()).isEqualTo("anydesk");
        assertThat(flow.getProtocol()).isEqualTo("tls");
        assertThat(flow.getBasis()).isEqualTo(Basis.HANDSHAKE);
        assertThat(attributes(flow))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("remote_tool.evidence", "sni", "remote_tool.origin", "DE"));
    }

    @Test
    void alpnIsStrongerThanTheServerName() {
        var flow =
                tls(Tls.newBuilder().setServerName("h.todesk.com").addAlpnOffered("anydesk/7.0"));

        naming.describe(flow);

        assertThat(flow.getApplication()).isEqualTo("anydesk");
        assertThat(attributes(flow)).containsEntry("remote_tool.evidence", "alpn");
    }

    @Test
    void certificateOfEitherSideNamesTheApplication() {
        var ofClient = Certificate.newBuilder().setSubject("CN=AnyDesk Client");
        var flow =
                tls(
                        Tls.newBuilder()
                                .addCertificates(Certificate.newBuilder().setSubject("CN=x"))
                                .addClientCertificates(ofClient));

        naming.describe(flow);

        assertThat(flow.getApplication()).isEqualTo("anydesk");
        assertThat(attributes(flow)).containsEntry("remote_tool.evidence", "certificate");
    }

    @Test
    void httpHostNamesTheApplication() {
        var flow =
                FlowRecord.newBuilder()
                        .setProtocol("http-proxy")
                        .setHttp(Http.newBuilder().setHost("client.teamviewer.com:443"));

        naming.describe(flow);

        assertThat(flow.getApplication()).isEqualTo("teamviewer");
        assertThat(attributes(flow)).containsEntry("remote_tool.evidence", "http-host");
    }

    @Test
    void userAgentNamesTheApplication() {
        var flow =
                FlowRecord.newBuilder()
                        .setProtocol("http")
                        .setHttp(
                                Http.newBuilder()
                                        .setHost("192.0.2.7")
                                        .setUserAgent("NetSupport Manager/1.3"));

        naming.describe(flow);

        assertThat(flow.getApplication()).isEqualTo("netsupport");
        assertThat(attributes(flow)).containsEntry("remote_tool.evidence", "user-agent");
    }

    @Test
    void lookedUpNameNamesTheApplicationOfAnUnknownProtocol() {
        var flow = FlowRecord.newBuilder().addNames("www.todesk.com").addNames("x.todesk.com");

        naming.describe(flow);

        assertThat(flow.getApplication()).isEqualTo("todesk");
        assertThat(flow.getBasis()).isEqualTo(Basis.PATTERN);
        assertThat(attributes(flow))
                .containsEntry("remote_tool.evidence", "dns-name")
                .containsEntry("remote_tool.origin", "CN");
    }

    @Test
    void lookedUpNameDoesNotCountWhereTheClientAsksForAnother() {
        var flow = tls(Tls.newBuilder().setServerName("www.example.net")).addNames("x.todesk.com");

        naming.describe(flow);

        assertThat(flow.getApplication()).isEmpty();
        assertThat(flow.getAttributesList()).isEmpty();
    }

    @Test
    void webSiteOfAToolRaisesANoteAndNoMore() {
        var flow = tls(Tls.newBuilder().setServerName("www.teamviewer.com"));

        naming.describe(flow);

        assertThat(flow.getApplication()).isEmpty();
        assertThat(attributes(flow))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "remote_tool.web_site",
                                "teamviewer",
                                "remote_tool.evidence",
                                "sni"));
    }

    @Test
    void placeOfIntrudersIsAnIndicatorAndNotTheTool() {
        var flow = tls(Tls.newBuilder().setServerName("telesupportgroup.com"));

        naming.describe(flow);

        assertThat(flow.getApplication()).isEmpty();
        assertThat(attributes(flow))
                .containsEntry("remote_tool.actor_infrastructure", "simplehelp");
    }

    @Test
    void whatTheBytesSaidStays() {
        var flow =
                tls(Tls.newBuilder().setServerName("router15.teamviewer.com"))
                        .setApplication("doh");

        naming.describe(flow);

        assertThat(flow.getApplication()).isEqualTo("doh");
    }

    @Test
    void lookUpOfAToolsNameIsNotTheTool() {
        var flow = FlowRecord.newBuilder().setProtocol("dns").addNames("ns1.teamviewer.com");

        naming.describe(flow);

        assertThat(flow.getApplication()).isEmpty();
    }

    @Test
    void toolKnownByItsBytesHasItsOriginToo() {
        var flow = FlowRecord.newBuilder().setProtocol("teamviewer");

        naming.describe(flow);

        assertThat(attributes(flow)).containsExactly(Map.entry("remote_tool.origin", "DE"));
    }

    private static FlowRecord.Builder tls(Tls.Builder tls) {
        return FlowRecord.newBuilder().setProtocol("tls").setBasis(Basis.HANDSHAKE).setTls(tls);
    }

    private static Map<String, String> attributes(FlowRecord.Builder flow) {
        return flow.getAttributesList().stream()
                .collect(Collectors.toMap(Attribute::getName, Attribute::getValue));
    }
}
