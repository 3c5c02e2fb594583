package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Octets;
import java.util.List;

/** Tests on text in octets that allocate nothing. */
public final class Ascii {
    private static final int CR = 0x0D;
    private static final int LF = 0x0A;

    private Ascii() {}

    /** Whether the bytes that are there already rule out that they begin with the text. */
    public static boolean contradicts(Octets octets, String text) {
        return contradicts(octets, 0, text);
    }

    /** The same for text that should stand at an offset. */
    public static boolean contradicts(Octets octets, int offset, String text) {
        int known = Math.min(octets.length() - offset, text.length());
        for (int i = 0; i < known; i++) {
            if (octets.u8(offset + i) != text.charAt(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether text stands at the offset, whole, in letters of either case. */
    public static boolean startsWithIgnoringCase(Octets octets, int offset, String text) {
        if (!octets.has(offset, text.length())) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (lower(octets.u8(offset + i)) != lower(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether text stands anywhere before an offset, in letters of either case. */
    public static boolean containsIgnoringCase(Octets octets, int end, String text) {
        for (int at = 0; at + text.length() <= end; at++) {
            if (startsWithIgnoringCase(octets, at, text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes that are there rule out that they begin with any of the texts. */
    public static boolean contradictsAll(Octets octets, List<String> texts) {
        for (String text : texts) {
            if (!contradicts(octets, text)) {
                return false;
            }
        }
        return true;
    }

    /** The same for texts in letters of either case. */
    public static boolean contradictsAllIgnoringCase(Octets octets, List<String> texts) {
        for (String text : texts) {
            if (!contradictsIgnoringCase(octets, text)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contradictsIgnoringCase(Octets octets, String text) {
        int known = Math.min(octets.length(), text.length());
        for (int i = 0; i < known; i++) {
            if (lower(octets.u8(i)) != lower(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the texts stands at the beginning, whole. */
    public static boolean startsWithOne(Octets octets, List<String> texts) {
        for (String text : texts) {
            if (octets.startsWith(text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the texts stands at the offset, whole, in letters of either case. */
    public static boolean startsWithOneIgnoringCase(Octets octets, int offset, List<String> texts) {
        for (String text : texts) {
            if (startsWithIgnoringCase(octets, offset, text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the lines begins with the text, in letters of either case. */
    public static boolean aLineStartsWith(Octets octets, String text) {
        for (int line = 0; line < octets.length(); ) {
            if (startsWithIgnoringCase(octets, line, text)) {
                return true;
            }
            int end = octets.indexOf(LF, line);
            if (end < 0) {
                return false;
            }
            line = end + 1;
        }
        return false;
    }

    /** Whether all bytes between the offsets are printable ASCII, blanks and tabs included. */
    public static boolean isPrintable(Octets octets, int from, int to) {
        for (int i = from; i < to; i++) {
            int value = octets.u8(i);
            if ((value < 0x20 && value != '\t') || value > 0x7E) {
                return false;
            }
        }
        return true;
    }

    /** A line without its end: from an offset to CR LF or LF, at most so many characters of it. */
    public static String line(Octets octets, int from, int longest) {
        int end = octets.indexOf(LF, from);
        int stop = end < 0 ? octets.length() : end;
        if (stop > from && octets.u8(stop - 1) == CR) {
            stop--;
        }
        return octets.slice(from, Math.min(stop - from, longest)).printable();
    }

    public static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }

    private static int lower(int value) {
        return value >= 'A' && value <= 'Z' ? value + 32 : value;
    }
}
