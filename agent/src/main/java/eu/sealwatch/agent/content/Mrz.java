package eu.sealwatch.agent.content;

/**
 * Machine readable zones of travel documents, by their last lines, which hold the check digits
 * (ICAO 9303 parts 4 to 7). Lines of 44 and 36 characters stand for themselves; of the three with
 * 30 the first two are needed together.
 */
final class Mrz {
    static final int PASSPORT = 44;
    static final int CARD_TD2 = 36;
    static final int CARD_TD1 = 30;

    private Mrz() {}

    static boolean isLine(int count) {
        return count == PASSPORT || count == CARD_TD2 || count == CARD_TD1;
    }

    /** Second line of a passport (TD3), all five check digits. */
    static boolean isPassport(byte[] line) {
        int composite =
                CheckDigits.icaoSum(line, 0, 10, 0)
                        + CheckDigits.icaoSum(line, 13, 20, 10)
                        + CheckDigits.icaoSum(line, 21, 43, 17);
        return isCommon(line)
                && (fits(line, 28, 42, 42) || isEmpty(line, 28, 42) && line[42] == '<')
                && digit(line[43]) == composite % 10;
    }

    /** Second line of a card with two lines (TD2), all four check digits. */
    static boolean isTd2(byte[] line) {
        int composite =
                CheckDigits.icaoSum(line, 0, 10, 0)
                        + CheckDigits.icaoSum(line, 13, 20, 10)
                        + CheckDigits.icaoSum(line, 21, 35, 17);
        return isCommon(line) && digit(line[35]) == composite % 10;
    }

    /** First two lines of a card with three (TD1), all four check digits. */
    static boolean isTd1(byte[] first, byte[] second) {
        boolean opens = first[0] == 'A' || first[0] == 'C' || first[0] == 'I';
        int composite =
                CheckDigits.icaoSum(first, 5, 30, 0)
                        + CheckDigits.icaoSum(second, 0, 7, 25)
                        + CheckDigits.icaoSum(second, 8, 15, 32)
                        + CheckDigits.icaoSum(second, 18, 29, 39);
        return opens
                && fits(first, 5, 14, 14)
                && fits(second, 0, 6, 6)
                && isSex(second[7])
                && fits(second, 8, 14, 14)
                && digit(second[29]) == composite % 10;
    }

    /** Number, nationality, birth, sex and expiry stand at the same places in TD2 and TD3. */
    private static boolean isCommon(byte[] line) {
        return fits(line, 0, 9, 9)
                && Chars.isUpper(line[10])
                && fits(line, 13, 19, 19)
                && Chars.areDigits(line, 21, 6)
                && isSex(line[20])
                && fits(line, 21, 27, 27);
    }

    private static boolean isSex(byte character) {
        return character == 'M' || character == 'F' || character == 'X' || character == '<';
    }

    private static boolean fits(byte[] line, int from, int to, int check) {
        return digit(line[check]) == CheckDigits.icao(line, from, to);
    }

    private static boolean isEmpty(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] != '<') {
                return false;
            }
        }
        return true;
    }

    private static int digit(byte character) {
        return Chars.isDigit(character) ? character - '0' : -1;
    }
}
