package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;

/**
 * The start line and the fields of one HTTP/1.x message, read in place (RFC 9112). Valid as long as
 * its octets are.
 *
 * @param end offset behind the empty line; -1 while it is not there
 */
record HttpHead(Octets octets, int start, int end) {

    private static final int LF = 0x0A;
    private static final int MOST_LINES = 200;

    static HttpHead at(Octets octets, int start) {
        int line = start;
        for (int i = 0; i < MOST_LINES; i++) {
            int next = octets.indexOf(LF, line) + 1;
            if (next == 0) {
                break;
            }
            if (i > 0 && next - line <= 2) {
                return new HttpHead(octets, start, next);
            }
            line = next;
        }
        return new HttpHead(octets, start, -1);
    }

    boolean isWhole() {
        return end >= 0;
    }

    String startLine(int longest) {
        return Ascii.line(octets, start, longest);
    }

    /** A field's value, of at most so many characters; empty when it is not there, whole. */
    String field(String name, int longest) {
        int stop = isWhole() ? end : octets.length();
        int line = octets.indexOf(LF, start) + 1;
        while (line > 0 && line < stop) {
            int next = octets.indexOf(LF, line) + 1;
            if (next > 0
                    && Ascii.startsWithIgnoringCase(octets, line, name)
                    && octets.u8(line + name.length()) == ':') {
                int value = line + name.length() + 1;
                // a little more than wanted, for the blanks that are stripped
                String text = Ascii.line(octets, value, longest + 8).strip();
                return text.length() > longest ? text.substring(0, longest) : text;
            }
            line = next;
        }
        return "";
    }
}
