package eu.sealwatch.agent.content;

import java.nio.charset.StandardCharsets;

/** Tests on single characters of ASCII. */
final class Chars {
    private Chars() {}

    static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    static boolean isUpper(byte character) {
        return character >= 'A' && character <= 'Z';
    }

    static boolean areDigits(byte[] text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean areUpper(byte[] text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!isUpper(text[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean areUpperOrDigits(byte[] text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text[i]) && !isUpper(text[i])) {
                return false;
            }
        }
        return true;
    }

    static String text(byte[] text, int from, int count) {
        return new String(text, from, count, StandardCharsets.ISO_8859_1);
    }
}
