package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** HTTP/1.x, and HTTP/2 without TLS by its preface; CONNECT makes it a proxy's. */
public final class HttpInspector implements Inspector {
    private static final String VERSION = "HTTP/1.";
    // RFC 9113 section 3.4
    private static final String HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final int LONGEST_METHOD = 16;
    private static final int LONGEST_VALUE = 255;
    private static final int MOST_INTERIM_ANSWERS = 4;

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

    @Override
    public String protocol() {
        return "http";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(server, VERSION)) {
            return startsHttp2(client);
        }
        int methodEnd = methodEnd(client);
        if (methodEnd < 0) {
            return Recognition.NOT_MINE;
        }
        boolean answered = server.length() >= VERSION.length() + 1;
        RequestLine request = requestLine(client, methodEnd, conversation.clientEnded());
        if (request == RequestLine.OTHER) {
            return startsHttp2(client);
        }
        if (request == RequestLine.UNFINISHED && !(answered && isStatusLine(server))) {
            return Recognition.UNDECIDED;
        }
        HttpHead head = HttpHead.at(client, 0);
        HttpHead answer = answered && isStatusLine(server) ? finalAnswer(server) : null;
        var basis =
                request == RequestLine.CUT ? FlowRecord.Basis.PATTERN : FlowRecord.Basis.HANDSHAKE;
        var facts = exchange(basis, client.slice(0, methodEnd).latin1(), head, answer);
        return new Recognition.Recognised(facts, answer != null && answer.isWhole());
    }

    private enum RequestLine {
        WHOLE,
        UNFINISHED,
        CUT,
        OTHER
    }

    /** Length of the upper-case word at the start; -1 when there is something else. */
    private static int methodEnd(Octets client) {
        for (int i = 0; i <= LONGEST_METHOD; i++) {
            int value = client.u8(i);
            if (i >= client.length() || (value == ' ' && i > 2)) {
                return i;
            }
            if ((value < 'A' || value > 'Z') && value != '-') {
                return -1;
            }
        }
        return -1;
    }

    private static RequestLine requestLine(Octets client, int methodEnd, boolean ended) {
        int lineEnd = client.indexOf('\n', methodEnd);
        if (lineEnd < 0) {
            if (!Ascii.isPrintable(client, 0, textEnd(client))) {
                return RequestLine.OTHER;
            }
            // a request line longer than what is kept of the stream
            boolean targetBegins =
                    client.startsWith(methodEnd, " /") || client.startsWith(methodEnd, " http://");
            return ended && targetBegins ? RequestLine.CUT : RequestLine.UNFINISHED;
        }
        int version = lineEnd - VERSION.length() - 1;
        if (client.u8(lineEnd - 1) == '\r') {
            version--;
        }
        boolean http =
                version > methodEnd + 1
                        && client.u8(version - 1) == ' '
                        && client.startsWith(version, VERSION)
                        && Ascii.isDigit(client.u8(version + VERSION.length()));
        return http ? RequestLine.WHOLE : RequestLine.OTHER;
    }

    private static int textEnd(Octets client) {
        int last = client.length() - 1;
        return client.u8(last) == '\r' ? last : last + 1;
    }

    // RFC 9112 section 4: "HTTP/1.1 200 "
    private static boolean isStatusLine(Octets server) {
        return server.length() >= 12
                && Ascii.isDigit(server.u8(7))
                && server.u8(8) == ' '
                && Ascii.isDigit(server.u8(9))
                && Ascii.isDigit(server.u8(10))
                && Ascii.isDigit(server.u8(11));
    }

    /** The first answer that is not interim (RFC 9110 section 15.2); 101 is final. */
    private static @Nullable HttpHead finalAnswer(Octets server) {
        HttpHead head = HttpHead.at(server, 0);
        for (int i = 0; i < MOST_INTERIM_ANSWERS && head.isWhole(); i++) {
            int status = status(head);
            if (status >= 200 || status == 101) {
                return head;
            }
            Octets next = server.slice(head.end());
            if (!next.startsWith(VERSION) || !isStatusLine(next)) {
                return null;
            }
            head = HttpHead.at(server, head.end());
        }
        return head;
    }

    private static int status(HttpHead head) {
        int status = 0;
        for (int i = 9; i < 12; i++) {
            status = status * 10 + head.octets().u8(head.start() + i) - '0';
        }
        return status;
    }

    private static HttpExchange exchange(
            FlowRecord.Basis basis, String method, HttpHead request, @Nullable HttpHead answer) {
        int status = answer == null ? 0 : status(answer);
        String upgrade =
                answer != null && status == 101 ? answer.field("Upgrade", LONGEST_VALUE) : "";
        String userAgent = request.field("User-Agent", LONGEST_VALUE);
        return new HttpExchange(
                basis,
                method,
                host(method, request),
                userAgent,
                status,
                answer == null ? "" : answer.field("Server", LONGEST_VALUE),
                upgrade,
                authScheme(request),
                answer == null ? "" : answer.field("Content-Type", LONGEST_VALUE),
                application(upgrade, userAgent, request));
    }

    private static String host(String method, HttpHead request) {
        if (method.equals("CONNECT")) {
            // RFC 9112 section 3.2.3: the target is the authority, and no path
            String[] words = request.startLine(LONGEST_VALUE).split(" ", 3);
            return words.length > 1 ? words[1] : "";
        }
        return request.field("Host", LONGEST_VALUE).toLowerCase(Locale.ROOT);
    }

    private static String authScheme(HttpHead request) {
        String sent = request.field("Authorization", LONGEST_VALUE);
        String credentials =
                sent.isEmpty() ? request.field("Proxy-Authorization", LONGEST_VALUE) : sent;
        for (String scheme : SCHEMES) {
            if (credentials.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)) {
                return scheme;
            }
        }
        return "";
    }

    private static String application(String upgrade, String userAgent, HttpHead request) {
        if (userAgent.startsWith("NetSupport Manager/")) {
            return "netsupport";
        }
        if (upgrade.equalsIgnoreCase("websocket")) {
            boolean chisel =
                    request.field("Sec-WebSocket-Protocol", LONGEST_VALUE).startsWith("chisel-v");
            return chisel ? "chisel" : "websocket";
        }
        return "";
    }

    private static Recognition startsHttp2(Octets client) {
        if (Ascii.contradicts(client, HTTP2_PREFACE)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < HTTP2_PREFACE.length()) {
            return Recognition.UNDECIDED;
        }
        var facts = new HttpExchange(FlowRecord.Basis.HANDSHAKE, "", "", "", 0, "", "", "", "", "");
        return new Recognition.Recognised(facts, true);
    }
}
