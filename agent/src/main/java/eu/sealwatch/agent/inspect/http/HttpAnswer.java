package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import org.jspecify.annotations.Nullable;

/** A server's status line (RFC 9112 section 4), {@code HTTP/1.1 200}. */
final class HttpAnswer {
    private static final int STATUS = 9;
    private static final int SHORTEST = 12;
    private static final int SWITCHING = 101;
    private static final int MOST_INTERIM = 4;

    private HttpAnswer() {}

    static boolean mayBegin(Octets server) {
        return !Ascii.contradicts(server, HttpRequest.VERSION);
    }

    static boolean begins(Octets server) {
        return server.length() >= SHORTEST
                && server.startsWith(HttpRequest.VERSION)
                && Ascii.isDigit(server.u8(7))
                && server.u8(8) == ' '
                && Ascii.isDigit(server.u8(STATUS))
                && Ascii.isDigit(server.u8(STATUS + 1))
                && Ascii.isDigit(server.u8(STATUS + 2));
    }

    /** The first answer that is not interim (RFC 9110 section 15.2); 101 is final. */
    static @Nullable HttpHead last(Octets server) {
        if (!begins(server)) {
            return null;
        }
        HttpHead head = HttpHead.at(server, 0);
        for (int i = 0; i < MOST_INTERIM && head.isWhole(); i++) {
            int status = status(head);
            if (status >= 200 || status == SWITCHING) {
                return head;
            }
            if (!begins(server.slice(head.end()))) {
                return null;
            }
            head = HttpHead.at(server, head.end());
        }
        return head;
    }

    static int status(HttpHead head) {
        int status = 0;
        for (int i = STATUS; i < SHORTEST; i++) {
            status = status * 10 + head.octets().u8(head.start() + i) - '0';
        }
        return status;
    }
}
