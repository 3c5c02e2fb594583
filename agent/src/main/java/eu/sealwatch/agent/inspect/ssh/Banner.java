package eu.sealwatch.agent.inspect.ssh;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * One side's identification line, RFC 4253 section 4.2.
 *
 * @param text without its line end
 * @param end offset of the first binary packet; -1 while the line end is not there
 */
record Banner(String text, int end) {

    static final Banner NONE = new Banner("", -1);

    private static final String START = "SSH-";
    private static final int LF = 0x0A;

    /** Lines before a server's banner: a greeting of reason, not a stream of text. */
    private static final int MOST_BYTES_BEFORE = 2048;

    /** NONE while there is nothing to say; null when these bytes cannot hold a banner. */
    static @Nullable Banner find(Octets octets, boolean otherLinesFirst) {
        int line = 0;
        while (otherLinesFirst && differs(octets, line)) {
            int end = octets.indexOf(LF, line);
            int known = end < 0 ? octets.length() : end;
            if (known > MOST_BYTES_BEFORE || !isText(octets, line, known)) {
                return null;
            }
            if (end < 0) {
                return NONE;
            }
            line = end + 1;
        }
        return differs(octets, line) ? null : at(octets, line);
    }

    private static @Nullable Banner at(Octets octets, int line) {
        // "SSH-2.0-", "SSH-1.99-", "SSH-1.5-"
        int major = octets.u8(line + START.length());
        int dash = octets.indexOf('-', line + START.length());
        if (octets.length() - line <= START.length() + 1) {
            return major == 0 || major == '1' || major == '2' ? NONE : null;
        }
        if ((major != '1' && major != '2') || octets.u8(line + START.length() + 1) != '.') {
            return null;
        }
        if (dash < 0) {
            return octets.length() - line > START.length() + 5 ? null : NONE;
        }
        if (dash - line > START.length() + 4 || !digits(octets, line + START.length() + 2, dash)) {
            return null;
        }
        int end = octets.indexOf(LF, line);
        String text = Ascii.line(octets, line, SshWire.LONGEST_BANNER);
        return new Banner(text, end < 0 ? -1 : end + 1);
    }

    boolean isVersion1() {
        return text.startsWith("SSH-1.") && !text.startsWith("SSH-1.99");
    }

    private static boolean differs(Octets octets, int line) {
        return Ascii.contradicts(octets, line, START);
    }

    private static boolean digits(Octets octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(octets.u8(i))) {
                return false;
            }
        }
        return to > from;
    }

    private static boolean isText(Octets octets, int from, int to) {
        int end = to > from && octets.u8(to - 1) == 0x0D ? to - 1 : to;
        for (int i = from; i < end; i++) {
            // greetings may be UTF-8, but hold no control characters
            if (octets.u8(i) < 0x20 && octets.u8(i) != '\t') {
                return false;
            }
        }
        return true;
    }
}
