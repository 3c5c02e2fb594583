package eu.sealwatch.agent.inspect.http;

import static eu.sealwatch.agent.inspect.Given.hex;
import static eu.sealwatch.agent.inspect.Given.join;
import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsBytes;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HttpInspectorTest {
    private static final String GET =
            "GET /scan/MSKU1234565?token=secret HTTP/1.1\r\nHost: Scanner.example\r\n"
                    + "User-Agent: probe/1\r\nAuthorization: Basic dXNlcjpwYXNz\r\n\r\n";

    private final HttpInspector inspector = new HttpInspector();

    @Test
    void requestAndAnswerAreRead() {
        FlowRecord flow =
                read(
                        GET,
                        "HTTP/1.1 401 Unauthorized\r\nServer: box/2\r\nContent-Type: text/html\r\n\r\n");

        assertThat(flow.getProtocol()).isEqualTo("http");
        assertThat(flow.getHttp().getMethod()).isEqualTo("GET");
        assertThat(flow.getHttp().getHost()).isEqualTo("scanner.example");
        assertThat(flow.getHttp().getUserAgent()).isEqualTo("probe/1");
        assertThat(flow.getHttp().getStatus()).isEqualTo(401);
        assertThat(flow.getHttp().getServer()).isEqualTo("box/2");
        assertThat(flow.getHttp().getContentType()).isEqualTo("text/html");
    }

    @Test
    void neitherPathNorQueryNorCredentialsAreKept() {
        FlowRecord flow = read(GET, "");

        assertThat(flow.getHttp().getAuthScheme()).isEqualTo("Basic");
        assertThat(flow.toString()).doesNotContain("secret", "MSKU", "dXNl");
    }

    @Test
    void credentialsWithoutAKnownSchemeGiveNone() {
        String request = "GET / HTTP/1.1\r\nHost: h\r\nAuthorization: hunter2 x\r\n\r\n";

        assertThat(read(request, "").getHttp().getAuthScheme()).isEmpty();
    }

    @Test
    void connectIsAProxys() {
        FlowRecord flow =
                read(
                        "CONNECT vendor.example:443 HTTP/1.1\r\nHost: x\r\n\r\n",
                        "HTTP/1.1 200 Connection established\r\n\r\n");

        assertThat(flow.getProtocol()).isEqualTo("http-proxy");
        assertThat(flow.getHttp().getHost()).isEqualTo("vendor.example:443");
    }

    @Test
    void acceptedUpgradeToWebSocketIsTheApplication() {
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

        assertThat(read(GET, answer).getApplication()).isEqualTo("websocket");
        assertThat(read(GET, "HTTP/1.1 200 OK\r\nUpgrade: websocket\r\n\r\n").getApplication())
                .isEmpty();
    }

    @Test
    void interimAnswerIsNotTheAnswer() {
        FlowRecord flow = read(GET, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");

        assertThat(flow.getHttp().getStatus()).isEqualTo(204);
    }

    @Test
    void sisterProtocolsAreNotHttp() {
        for (String line :
                new String[] {"OPTIONS sip:a@b SIP/2.0\r\n", "DESCRIBE rtsp://c/1 RTSP/1.0\r\n"}) {
            assertThat(inspector.inspect(tcp(text(line), new byte[0])))
                    .as(line)
                    .isEqualTo(Recognition.NOT_MINE);
        }
    }

    @Test
    void malformedRequestIsHttpWhenItIsAnsweredInHttp() {
        String answer = "HTTP/1.0 400 Bad Request\r\nServer: box/2\r\n\r\n";

        for (String line :
                new String[] {
                    "OPTIONSHTTP/1.1\r\n\r\n", "GET x\r\n", " / HTTP/1.\r\n", "hello\r\n"
                }) {
            FlowRecord flow = read(line, answer);

            assertThat(flow.getHttp().getStatus()).as(line).isEqualTo(400);
            assertThat(flow.getHttp().getVersion()).isEqualTo("1.0");
            assertThat(inspector.inspect(tcp(text(line), new byte[0])))
                    .isEqualTo(Recognition.UNDECIDED);
            assertThat(inspector.inspect(tcp(text(line), text("220 mail\r\n"))))
                    .isEqualTo(Recognition.NOT_MINE);
        }
    }

    @Test
    void answerAloneIsHttp() {
        FlowRecord flow = read("", "HTTP/1.1 200 OK\r\nServer: box/2\r\n\r\n");

        assertThat(flow.getBasis()).isEqualTo(FlowRecord.Basis.HANDSHAKE);
        assertThat(flow.getHttp().getMethod()).isEmpty();
        assertThat(flow.getHttp().getServer()).isEqualTo("box/2");
    }

    @Test
    void bodyOfTheMiddleIsHttpOnceItIsAnswered() {
        byte[] body = hex("00010203");
        byte[] answer = text("HTTP/1.1 201 Created\r\n\r\n");

        assertThat(inspector.inspect(middle(body, new byte[0]))).isEqualTo(Recognition.UNDECIDED);
        assertThat(record(inspector, middle(body, answer)).getHttp().getStatus()).isEqualTo(201);
        assertThat(inspector.inspect(tcp(body, answer))).isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void requestOfTheMiddleIsReadWhicheverSideWasGuessedTheServer() {
        FlowRecord flow = record(inspector, middle(new byte[0], text(GET)));

        assertThat(flow.getHttp().getMethod()).isEqualTo("GET");
    }

    @Test
    void requestThatNamesTheWholeAddressIsForAProxy() {
        FlowRecord flow =
                read("GET http://user:secret@vendor.example/x HTTP/1.1\r\nAccept: x\r\n\r\n", "");

        assertThat(flow.getProtocol()).isEqualTo("http-proxy");
        assertThat(flow.getHttp().getHost()).isEqualTo("vendor.example");
        assertThat(flow.toString()).doesNotContain("secret");
    }

    @Test
    void tlsInAProxysTunnelIsRead() {
        byte[] client =
                join(
                        text("CONNECT vendor.example:443 HTTP/1.1\r\nHost: x\r\n\r\n"),
                        TlsBytes.record(22, TlsBytes.clientHello("1301")));
        byte[] server =
                join(
                        text("HTTP/1.1 200 Connection established\r\n\r\n"),
                        TlsBytes.record(22, TlsBytes.serverHello("1301")));

        FlowRecord flow = record(inspector, tcp(client, server));

        assertThat(flow.getProtocol()).isEqualTo("http-proxy");
        assertThat(flow.getTls().getCipher()).isEqualTo(0x1301);
    }

    @Test
    void bareGetAnsweredWithHtmlIsHttp09() {
        FlowRecord flow = read("GET /index.html\r\n", "<html>");

        assertThat(flow.getBasis()).isEqualTo(FlowRecord.Basis.PATTERN);
        assertThat(flow.getHttp().getVersion()).isEqualTo("0.9");
        assertThat(inspector.inspect(tcp(text("GET /index.html\r\n"), text("iNo such file"))))
                .isEqualTo(Recognition.NOT_MINE);
    }

    @Test
    void applicationsAreToldByPathOrContentTypeAlone() {
        String type = "\r\nContent-Type: application/";
        assertThat(
                        read("POST /wsman?PSVersion=5 HTTP/1.1\r\nHost: h:5985\r\n\r\n", "")
                                .getApplication())
                .isEqualTo("winrm");
        assertThat(read("GET /wsmanual HTTP/1.1\r\nHost: h\r\n\r\n", "").getApplication())
                .isEmpty();
        assertThat(
                        read("SSTP_DUPLEX_POST /sra_{x}/ HTTP/1.1\r\nHost: h\r\n\r\n", "")
                                .getApplication())
                .isEqualTo("sstp");
        assertThat(
                        read(
                                        "GET /derp HTTP/1.1\r\nUpgrade: DERP\r\n\r\n",
                                        "HTTP/1.1 101 Switching\r\nUpgrade: DERP\r\n\r\n")
                                .getApplication())
                .isEqualTo("tailscale");
        assertThat(read("POST / HTTP/1.1" + type + "ocsp-request\r\n\r\n", "").getApplication())
                .isEqualTo("ocsp");
        assertThat(read(GET, "HTTP/1.1 200 OK" + type + "ocsp-response\r\n\r\n").getApplication())
                .isEqualTo("ocsp");
        assertThat(read("POST / HTTP/1.1" + type + "dns-message\r\n\r\n", "").getApplication())
                .isEqualTo("doh");
    }

    @Test
    void firstRequestOfHttp2TellsGrpcAndDnsInPlainTextOrHuffman() {
        assertThat(http2(text("_\u0010application/grpc")).getApplication()).isEqualTo("grpc");
        assertThat(http2(hex("5F 8B 1D75D0620D263D4C4D6564")).getApplication()).isEqualTo("grpc");
        assertThat(http2(text("_\u0017application/dns-message")).getApplication()).isEqualTo("doh");
        assertThat(http2(hex("5F 90 1D75D0620D263D4C495216A4A840E62F")).getApplication())
                .isEqualTo("doh");
        assertThat(http2(hex("82 84")).getApplication()).isEmpty();
        assertThat(http2(hex("82 84")).getHttp().getVersion()).isEqualTo("2");
    }

    @Test
    void serverOfHttp2MaySpeakFirst() {
        byte[] settings = hex("000006 04 00 00000000 0003 00000064");
        byte[] preface = text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        for (int length = 1; length <= settings.length; length++) {
            byte[] cut = Arrays.copyOf(settings, length);
            assertThat(inspector.inspect(tcp(new byte[0], cut))).isEqualTo(Recognition.UNDECIDED);
        }
        assertThat(record(inspector, tcp(preface, settings)).getProtocol()).isEqualTo("http");
    }

    private FlowRecord http2(byte[] block) {
        byte[] client =
                join(
                        text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                        hex("000000 04 00 00000000"),
                        hex("%06x 01 04 00000001".formatted(block.length)),
                        block);
        return record(inspector, tcp(client, new byte[0]));
    }

    private static Conversation middle(byte[] client, byte[] server) {
        return new Conversation.Given(
                6, Octets.of(client), Octets.of(server), 40000, 80, true, false, false);
    }

    private FlowRecord read(String client, String server) {
        return record(inspector, tcp(text(client), text(server)));
    }
}
