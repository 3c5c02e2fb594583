package eu.sealwatch.agent.inspect.http;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import java.util.Arrays;

/**
 * The start line and the fields of one HTTP/1.x message, read in place (RFC 9112). Valid as long as
 * its octets are. Where its lines begin is found once, as many fields are looked for.
 */
final class HttpHead {
    private static final int LF = 0x0A;
    private static final int MOST_LINES = 200;
    private static final int USUAL_FIELDS = 16;

    private final Octets octets;
    private final int start;
    private int[] fields = new int[USUAL_FIELDS];
    private int fieldCount;
    private int end = -1;

    private HttpHead(Octets octets, int start) {
        this.octets = octets;
        this.start = start;
    }

    static HttpHead at(Octets octets, int start) {
        var head = new HttpHead(octets, start);
        int line = octets.indexOf(LF, start) + 1;
        while (line > 0) {
            int next = octets.indexOf(LF, line) + 1;
            boolean isEmpty = next > 0 && next - line <= 2;
            if (isEmpty && head.fieldCount < MOST_LINES - 1) {
                head.end = next;
                break;
            }
            if (next > 0) {
                head.add(line);
            }
            line = next;
        }
        return head;
    }

    private void add(int line) {
        if (fieldCount == fields.length) {
            fields = Arrays.copyOf(fields, fieldCount * 2);
        }
        fields[fieldCount++] = line;
    }

    Octets octets() {
        return octets;
    }

    int start() {
        return start;
    }

    /** Offset behind the empty line; -1 while it is not there. */
    int end() {
        return end;
    }

    boolean isWhole() {
        return end >= 0;
    }

    /** A field's value, of at most so many characters; empty when it is not there, whole. */
    String field(String name, int longest) {
        for (int i = 0; i < fieldCount; i++) {
            int line = fields[i];
            if (Ascii.startsWithIgnoringCase(octets, line, name)
                    && octets.u8(line + name.length()) == ':') {
                int value = line + name.length() + 1;
                // a little more than wanted, for the blanks that are stripped
                String text = Ascii.line(octets, value, longest + 8).strip();
                return text.length() > longest ? text.substring(0, longest) : text;
            }
        }
        return "";
    }
}
