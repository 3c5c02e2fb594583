package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Http;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the heads of a request and its answer say, and the TLS behind a CONNECT. */
final class HttpReader {
    private static final int LONGEST_VALUE = 255;
    private static final int SWITCHING = 101;
    private static final String DNS_MESSAGE = "application/dns-message";

    /** IANA's schemes. A word that is none of them may itself be the secret. */
    private static final List<String> SCHEMES =
            List.of(
                    "Basic",
                    "Bearer",
                    "Concealed",
                    "Digest",
                    "DPoP",
                    "GNAP",
                    "HOBA",
                    "Mutual",
                    "Negotiate",
                    "NTLM",
                    "OAuth",
                    "PrivateToken",
                    "SCRAM-SHA-1",
                    "SCRAM-SHA-256",
                    "vapid");

    private HttpReader() {}

    /** A request of which the answer is not to be had. */
    static Recognition readOneSided(Conversation conversation, HttpRequest request) {
        var oneSided =
                new Conversation.Given(
                        conversation.transport(),
                        request.octets(),
                        Octets.EMPTY,
                        conversation.serverPort(),
                        conversation.clientPort(),
                        true,
                        conversation.serverEnded(),
                        conversation.clientEnded());
        return read(oneSided, request, FlowRecord.Basis.HANDSHAKE);
    }

    static Recognition read(
            Conversation conversation, HttpRequest request, FlowRecord.Basis basis) {
        HttpHead head = HttpHead.at(request.octets(), request.start());
        HttpHead answer = HttpAnswer.last(conversation.server());
        Http http = facts(request, head, answer);
        Optional<TlsHandshake> tls = Optional.empty();
        boolean complete = answer != null && answer.isWhole();
        if (answer != null && complete && isTunnel(http) && head.isWhole()) {
            Octets client = request.octets().slice(head.end());
            Octets server = conversation.server().slice(answer.end());
            tls =
                    TlsReader.read(
                            client, server, conversation.clientEnded(), conversation.serverEnded());
            complete =
                    tls.map(TlsHandshake::complete)
                            .orElse(TlsReader.isOther(client) || TlsReader.isOther(server));
        }
        var exchange =
                new HttpExchange(
                        basis, http, request.isForProxy(), application(http, request, head), tls);
        return new Recognition.Recognised(exchange, complete);
    }

    /** RFC 9110 section 9.3.6: any 2xx opens it. */
    private static boolean isTunnel(Http http) {
        return http.getMethod().equals("CONNECT") && http.getStatus() / 100 == 2;
    }

    private static Http facts(HttpRequest request, HttpHead head, @Nullable HttpHead answer) {
        var http =
                Http.newBuilder()
                        .setMethod(request.method())
                        .setHost(host(request, head))
                        .setUserAgent(head.field("User-Agent", LONGEST_VALUE))
                        .setAuthScheme(authScheme(head))
                        .setVersion(version(request, head, answer));
        if (answer != null) {
            int status = HttpAnswer.status(answer);
            http.setStatus(status)
                    .setServer(answer.field("Server", LONGEST_VALUE))
                    .setUpgrade(status == SWITCHING ? answer.field("Upgrade", LONGEST_VALUE) : "")
                    .setContentType(answer.field("Content-Type", LONGEST_VALUE));
        }
        return http.build();
    }

    private static String version(HttpRequest request, HttpHead head, @Nullable HttpHead answer) {
        if (request.form() == HttpRequest.Form.WHOLE) {
            int lineEnd = request.octets().indexOf('\n', head.start());
            int last = request.octets().u8(lineEnd - 1) == '\r' ? lineEnd - 2 : lineEnd - 1;
            return "1." + (char) request.octets().u8(last);
        }
        return answer == null
                ? ""
                : "1." + (char) answer.octets().u8(answer.start() + HttpRequest.VERSION.length());
    }

    private static String host(HttpRequest request, HttpHead head) {
        String field = head.field("Host", LONGEST_VALUE).toLowerCase(Locale.ROOT);
        if (!request.isForProxy() || !field.isEmpty() && !request.method().equals("CONNECT")) {
            return field;
        }
        // RFC 9112 sections 3.2.2 and 3.2.3: the authority of the target
        String[] words = Ascii.line(request.octets(), request.start(), LONGEST_VALUE).split(" ", 3);
        String target = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
        int scheme = target.indexOf("://");
        String authority = scheme < 0 ? target : target.substring(scheme + 3);
        int path = authority.indexOf('/');
        return withoutUser(path < 0 ? authority : authority.substring(0, path));
    }

    /** RFC 3986 section 3.2.1: what stands before the host may be a password. */
    private static String withoutUser(String authority) {
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static String authScheme(HttpHead request) {
        String sent = request.field("Authorization", LONGEST_VALUE);
        String credentials =
                sent.isEmpty() ? request.field("Proxy-Authorization", LONGEST_VALUE) : sent;
        if (credentials.isEmpty()) {
            return "";
        }
        for (String scheme : SCHEMES) {
            if (credentials.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)) {
                return scheme;
            }
        }
        return "";
    }

    private static String application(Http http, HttpRequest request, HttpHead head) {
        if (http.getUserAgent().startsWith("NetSupport Manager/")) {
            return "netsupport";
        }
        // MS-SSTP 2.2.1: the method under which a tunnel of PPP begins, where TLS has ended before
        if (http.getMethod().equals("SSTP_DUPLEX_POST")) {
            return "sstp";
        }
        // Tailscale's relays, where TLS has ended before
        if (http.getUpgrade().equalsIgnoreCase("DERP")) {
            return "tailscale";
        }
        if (http.getUpgrade().equalsIgnoreCase("websocket")) {
            boolean chisel =
                    head.field("Sec-WebSocket-Protocol", LONGEST_VALUE).startsWith("chisel-v");
            return chisel ? "chisel" : "websocket";
        }
        // MS-WSMV 2.2.1: the resource of the listener
        if (http.getMethod().equals("POST") && request.isFor("/wsman")) {
            return "winrm";
        }
        String type = head.field("Content-Type", LONGEST_VALUE).toLowerCase(Locale.ROOT);
        String answered = http.getContentType().toLowerCase(Locale.ROOT);
        // RFC 6960 appendix A.1, RFC 8484 section 6
        if (type.startsWith("application/ocsp-request")
                || answered.startsWith("application/ocsp-response")) {
            return "ocsp";
        }
        return type.startsWith(DNS_MESSAGE) || answered.startsWith(DNS_MESSAGE) ? "doh" : "";
    }
}
