package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Octets;

/**
 * Walks the whole lines of text with which a stream begins, and stops where it ceases to be text:
 * where TLS starts in its middle, for one. A bounded number of them.
 */
public final class TextLines {
    private static final int MOST_LINES = 128;
    private static final int LF = 0x0A;
    private static final int CR = 0x0D;

    private final Octets stream;
    private int lines;
    private int start;
    private int end;
    private int next;

    public TextLines(Octets stream) {
        this.stream = stream;
    }

    /** Goes to the next line; false when none is left that is whole and text. */
    public boolean next() {
        int lf = stream.indexOf(LF, next);
        if (lf < 0 || lines == MOST_LINES) {
            return false;
        }
        start = next;
        end = lf > start && stream.u8(lf - 1) == CR ? lf - 1 : lf;
        // a control character is none of text's; bytes beyond ASCII may be
        if (end > start && stream.u8(start) < 0x20 && stream.u8(start) != '\t') {
            return false;
        }
        next = lf + 1;
        lines++;
        return true;
    }

    /** Whether the line begins with the text, in letters of either case. */
    public boolean startsWith(String text) {
        return end - start >= text.length() && Ascii.startsWithIgnoringCase(stream, start, text);
    }

    /** Whether that word stands at an offset of the line, alone or with a blank behind it. */
    public boolean hasWord(int offset, String word) {
        int behind = start + offset + word.length();
        return behind <= end
                && Ascii.startsWithIgnoringCase(stream, start + offset, word)
                && (behind == end || stream.u8(behind) == ' ');
    }

    /** The line from an offset on, printable, at most so many characters of it. */
    public String text(int offset, int longest) {
        int from = Math.min(start + offset, end);
        return stream.slice(from, Math.min(end - from, longest)).printable();
    }

    /** Where the next line begins. */
    public int behind() {
        return next;
    }
}
