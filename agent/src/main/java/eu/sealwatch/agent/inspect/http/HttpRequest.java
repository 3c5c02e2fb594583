package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;

/**
 * The first line of what a client sent, as far as it is a request line (RFC 9112 section 3).
 *
 * @param start offset behind empty lines, which section 2.2 allows before it
 * @param methodEnd offset behind the method; {@code start} where there is none
 */
record HttpRequest(Octets octets, Form form, int start, int methodEnd) {
    enum Form {
        /** Nothing was seen of the client. */
        ABSENT,
        /** A request line with its version. */
        WHOLE,
        /** Could become one. */
        UNFINISHED,
        /** A method and a target, and the rest of the line will not come. */
        CUT,
        /** GET and a path, without version: HTTP/0.9. */
        BARE,
        /** A line of text that is no request. */
        OTHER_TEXT,
        /** A line that ends with a version as HTTP's does, and is another's: RTSP/1.0, SIP/2.0. */
        SISTER,
        /** Something else. */
        NO_TEXT
    }

    static final String VERSION = "HTTP/1.";

    private static final int LONGEST_METHOD = 20;
    private static final int MOST_EMPTY_LINES = 4;

    static HttpRequest read(Octets client, boolean ended) {
        if (client.isEmpty()) {
            return new HttpRequest(client, Form.ABSENT, 0, 0);
        }
        int start = start(client);
        int methodEnd = methodEnd(client, start);
        return new HttpRequest(client, form(client, start, methodEnd, ended), start, methodEnd);
    }

    /** Upper-case letters; empty where the line does not begin so. */
    String method() {
        return octets.slice(start, methodEnd - start).latin1();
    }

    /** Whether the target begins with the text. */
    boolean targets(String text) {
        return octets.startsWith(methodEnd + 1, text);
    }

    /** The target without what could be private: its scheme and authority are for a proxy. */
    boolean isForProxy() {
        return method().equals("CONNECT")
                || targets("http://")
                || targets("https://")
                || targets("ftp://");
    }

    /** Whether the target is this path, with or without a query. */
    boolean isFor(String path) {
        int behind = octets.u8(methodEnd + 1 + path.length());
        return targets(path) && (behind == ' ' || behind == '?' || behind == '/');
    }

    private static int start(Octets client) {
        int start = 0;
        for (int i = 0; i < MOST_EMPTY_LINES && client.startsWith(start, "\r\n"); i++) {
            start += 2;
        }
        return start;
    }

    private static int methodEnd(Octets client, int start) {
        for (int i = start; i < Math.min(client.length(), start + LONGEST_METHOD); i++) {
            int value = client.u8(i);
            boolean tokenOfMethod =
                    value >= 'A' && value <= 'Z' || value == '-' || value == '_' || value == '.';
            if (!tokenOfMethod) {
                return value == ' ' && i - start > 2 ? i : start;
            }
        }
        return client.length() - start < LONGEST_METHOD ? client.length() : start;
    }

    private static Form form(Octets client, int start, int methodEnd, boolean ended) {
        int lineEnd = client.indexOf('\n', start);
        int end = lineEnd < 0 ? client.length() : lineEnd;
        int textEnd = end > start && client.u8(end - 1) == '\r' ? end - 1 : end;
        if (!Ascii.isPrintable(client, start, textEnd)) {
            return Form.NO_TEXT;
        }
        boolean method = methodEnd > start;
        if (lineEnd < 0) {
            boolean target =
                    client.startsWith(methodEnd, " /") || client.startsWith(methodEnd, " http://");
            return ended && method && target ? Form.CUT : Form.UNFINISHED;
        }
        int version = textEnd - VERSION.length() - 1;
        if (endsWithOtherVersion(client, textEnd, version)) {
            return Form.SISTER;
        }
        if (!method) {
            return Form.OTHER_TEXT;
        }
        boolean http =
                version > methodEnd + 1
                        && client.u8(version - 1) == ' '
                        && client.startsWith(version, VERSION)
                        && Ascii.isDigit(client.u8(version + VERSION.length()));
        if (http) {
            return Form.WHOLE;
        }
        boolean bare =
                client.startsWith(start, "GET /")
                        && client.indexOf(' ', methodEnd + 1) < 0
                        && lineEnd == client.length() - 1;
        return bare ? Form.BARE : Form.OTHER_TEXT;
    }

    private static boolean endsWithOtherVersion(Octets client, int textEnd, int version) {
        return client.u8(textEnd - 4) == '/'
                && Ascii.isDigit(client.u8(textEnd - 3))
                && client.u8(textEnd - 2) == '.'
                && Ascii.isDigit(client.u8(textEnd - 1))
                && !client.startsWith(version, "HTTP/");
    }
}
