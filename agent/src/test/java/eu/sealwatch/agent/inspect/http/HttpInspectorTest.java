package eu.sealwatch.agent.inspect.http;

import static eu.sealwatch.agent.inspect.Given.record;
import static eu.sealwatch.agent.inspect.Given.tcp;
import static eu.sealwatch.agent.inspect.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
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
                new String[] {
                    "OPTIONS sip:a@b SIP/2.0\r\n", "DESCRIBE rtsp://c/1 RTSP/1.0\r\n", "GET x\r\n"
                }) {
            assertThat(inspector.inspect(tcp(text(line), new byte[0])))
                    .as(line)
                    .isEqualTo(Recognition.NOT_MINE);
        }
    }

    private FlowRecord read(String client, String server) {
        return record(inspector, tcp(text(client), text(server)));
    }
}
