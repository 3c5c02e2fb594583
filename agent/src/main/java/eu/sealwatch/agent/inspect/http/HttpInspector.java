package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Optional;

/**
 * HTTP by a request line that ends with its version, or a server's status line, which no other
 * protocol has; HTTP/2 without TLS by its preface; and the old HTTP/0.9 by a bare GET that is
 * answered with HTML.
 */
public final class HttpInspector implements Inspector {
    // RFC 9113 section 3.4
    private static final String HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    @Override
    public String protocol() {
        return "http";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!client.isEmpty() && !Ascii.contradicts(client, HTTP2_PREFACE)) {
            if (client.length() < HTTP2_PREFACE.length()) {
                return Recognition.UNDECIDED;
            }
            Optional<String> application = Http2.application(client);
            return new Recognition.Recognised(
                    HttpExchange.ofHttp2(application.orElse("")), application.isPresent());
        }
        HttpRequest request = HttpRequest.read(client, conversation.clientEnded());
        if (conversation.beganBeforeCapture() && client.isEmpty() && !server.isEmpty()) {
            // who is the client was a guess
            HttpRequest ofServer = HttpRequest.read(server, conversation.serverEnded());
            if (ofServer.form() == HttpRequest.Form.WHOLE) {
                return HttpReader.readOneSided(conversation, ofServer);
            }
            if (ofServer.form() == HttpRequest.Form.UNFINISHED) {
                return Recognition.UNDECIDED;
            }
        }
        if (HttpAnswer.mayBegin(server)) {
            return spoken(conversation, request);
        }
        return answeredWithoutHead(request, server);
    }

    /** As long as nothing speaks against an answer in HTTP. */
    private static Recognition spoken(Conversation conversation, HttpRequest request) {
        boolean answered = HttpAnswer.begins(conversation.server());
        boolean known =
                switch (request.form()) {
                    case WHOLE -> true;
                    // a request line longer than what is kept, or whose end is lost
                    case CUT -> true;
                    // a malformed request is answered in HTTP all the same
                    case ABSENT, UNFINISHED, BARE, OTHER_TEXT -> answered;
                    case SISTER -> false;
                    case NO_TEXT -> answered && conversation.beganBeforeCapture();
                };
        if (known) {
            var basis =
                    request.form() == HttpRequest.Form.CUT && !answered
                            ? FlowRecord.Basis.PATTERN
                            : FlowRecord.Basis.HANDSHAKE;
            return HttpReader.read(conversation, request, basis);
        }
        boolean never =
                switch (request.form()) {
                    case SISTER -> true;
                    // where the capture began in the middle it may be a body
                    case NO_TEXT -> !conversation.beganBeforeCapture();
                    default -> false;
                };
        return never ? Recognition.NOT_MINE : Recognition.UNDECIDED;
    }

    /** HTTP/0.9: the answer is the page itself. A server of HTTP/2 may speak first. */
    private static Recognition answeredWithoutHead(HttpRequest request, Octets server) {
        if (request.form() == HttpRequest.Form.ABSENT && Http2.mayBeSettings(server)) {
            return Recognition.UNDECIDED;
        }
        if (server.u8(0) != '<') {
            return Recognition.NOT_MINE;
        }
        return switch (request.form()) {
            case ABSENT, UNFINISHED -> Recognition.UNDECIDED;
            case BARE -> new Recognition.Recognised(HttpExchange.ofHttp09(request.method()), true);
            default -> Recognition.NOT_MINE;
        };
    }
}
