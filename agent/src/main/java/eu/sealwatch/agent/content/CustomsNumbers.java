package eu.sealwatch.agent.content;

import java.util.Set;

/** Numbers of the customs world: containers, movements, economic operators. */
final class CustomsNumbers {
    static final int CONTAINER = 11;
    static final int MRN = 18;
    static final int LONGEST_EORI = 17;
    private static final int LEAST_EORI_DIGITS = 8;

    /** How many years a movement may be back and still be spoken of. */
    private static final int YEARS = 12;

    /** Members of the Union, Northern Ireland, and the parties to the Common Transit Convention. */
    private static final Set<String> COUNTRIES =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "EL",
                    "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE",
                    "SI", "SK", "XI", "GB", "CH", "NO", "IS", "LI", "TR", "MK", "RS", "UA", "GE",
                    "AD", "SM", "MD");

    private CustomsNumbers() {}

    /** ISO 6346: owner, category U, J or Z, serial, check digit. */
    static boolean isContainer(byte[] text, int from, int count) {
        return count == CONTAINER
                && isOwner(text, from)
                && Chars.areDigits(text, from + 4, 7)
                && CheckDigits.iso6346(text, from, CONTAINER - 1)
                        == text[from + CONTAINER - 1] - '0';
    }

    /** The four letters that a container number begins with. */
    static boolean isOwner(byte[] text, int from) {
        byte category = text[from + 3];
        return Chars.areUpper(text, from, 3)
                && (category == 'U' || category == 'J' || category == 'Z');
    }

    /**
     * Movement reference number (Implementing Regulation (EU) 2015/2447 annex B): year, country,
     * thirteen characters, check digit.
     *
     * @param year four digits, of the time of capture; before 2000 the clock was not set, and years
     *     say nothing
     */
    static boolean isMrn(byte[] text, int from, int count, int year) {
        return count == MRN
                && Chars.areDigits(text, from, 2)
                && isRecent(text, from, year)
                && COUNTRIES.contains(Chars.text(text, from + 2, 2))
                && Chars.areUpperOrDigits(text, from + 4, 13)
                && Chars.isDigit(text[from + MRN - 1])
                && CheckDigits.iso6346(text, from, MRN - 1) == text[from + MRN - 1] - '0';
    }

    private static boolean isRecent(byte[] text, int from, int year) {
        int written = 2000 + (text[from] - '0') * 10 + text[from + 1] - '0';
        return year < 2000 || written <= year && written >= year - YEARS;
    }

    /**
     * Economic operator's number (Delegated Regulation (EU) 2015/2446 annex B): country and up to
     * fifteen characters of its own choice. There is no check digit, so the word must stand before
     * it.
     */
    static boolean isEori(byte[] text, int from, int count) {
        if (count > LONGEST_EORI
                || count < 2 + LEAST_EORI_DIGITS
                || !COUNTRIES.contains(Chars.text(text, from, 2))
                || !Chars.areUpperOrDigits(text, from + 2, count - 2)) {
            return false;
        }
        int digits = 0;
        for (int i = from + 2; i < from + count; i++) {
            digits += Chars.isDigit(text[i]) ? 1 : 0;
        }
        return digits >= LEAST_EORI_DIGITS;
    }
}
