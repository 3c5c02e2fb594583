package eu.sealwatch.agent.content;

/** The check digits of identifiers, over ASCII capitals and digits in place. */
final class CheckDigits {
    private CheckDigits() {}

    /**
     * ISO 6346 annex A, and with the same values and weights the MRN (DG XXI/0879/99): letters
     * count from 10 upwards without the multiples of 11, the character at place i counts 2 to the i
     * times; the sum modulo 11, of which 10 becomes 0.
     *
     * @param count characters before the check digit
     */
    static int iso6346(byte[] text, int from, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += iso6346Value(text[from + i]) << i;
        }
        return sum % 11 % 10;
    }

    private static int iso6346Value(byte character) {
        if (character <= '9') {
            return character - '0';
        }
        int value = character - 'A' + 10;
        // 11, 22 and 33 are left out
        return value + (value > 10 ? 1 : 0) + (value > 20 ? 1 : 0) + (value > 30 ? 1 : 0);
    }

    /** ISO 7064 MOD 97-10 as ISO 13616 uses it: the first four go last, letters count from 10. */
    static boolean isMod97(byte[] text, int from, int count) {
        int remainder = 0;
        for (int i = 0; i < count; i++) {
            byte character = text[from + (i + 4) % count];
            remainder =
                    character <= '9'
                            ? (remainder * 10 + character - '0') % 97
                            : (remainder * 100 + character - 'A' + 10) % 97;
        }
        return remainder == 1;
    }

    /** ICAO 9303 part 3, section 4.9: weights 7, 3, 1; the filler counts 0, letters from 10. */
    static int icao(byte[] text, int from, int to) {
        return icaoSum(text, from, to, 0) % 10;
    }

    /** What a stretch adds to a sum over several, of which its first character has this place. */
    static int icaoSum(byte[] text, int from, int to, int place) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += icaoValue(text[i]) * weight(place + i - from);
        }
        return sum;
    }

    private static int weight(int place) {
        return switch (place % 3) {
            case 0 -> 7;
            case 1 -> 3;
            default -> 1;
        };
    }

    private static int icaoValue(byte character) {
        if (character == '<') {
            return 0;
        }
        return character <= '9' ? character - '0' : character - 'A' + 10;
    }
}
