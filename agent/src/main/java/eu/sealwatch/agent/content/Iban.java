package eu.sealwatch.agent.content;

import java.util.HashMap;
import java.util.Map;

/** Account numbers by ISO 13616: a country's own length and structure, and the check digits. */
final class Iban {
    static final int LONGEST = 34;
    private static final int BBAN = 4;

    /** The registry's structures behind country and check digits: n digits, a letters, c either. */
    private static final Map<String, String> STRUCTURES = structures();

    private Iban() {}

    private static Map<String, String> structures() {
        String registry =
                """
                AD 8n12c AE 19n AL 8n16c AT 16n AZ 4a20c BA 16n BE 12n BG 4a6n8c BH 4a14c
                BR 23n1a1c BY 4c4n16c CH 5n12c CR 18n CY 8n16c CZ 20n DE 18n DK 14n DO 4c20n
                EE 16n EG 25n ES 20n FI 14n FO 14n FR 10n11c2n GB 4a14n GE 2a16n GI 4a15c GL 14n
                GR 7n16c GT 4c20c HR 17n HU 24n IE 4a14n IL 19n IQ 4a15n IS 22n IT 1a10n12c
                JO 4a4n18c KW 4a22c KZ 3n13c LB 4n20c LC 4a24c LI 5n12c LT 16n LU 3n13c LV 4a13c
                LY 21n MC 10n11c2n MD 20c ME 18n MK 3n10c2n MR 23n MT 4a5n18c MU 4a19n3a NL 4a10n
                NO 11n PK 4a16c PL 24n PS 4a21c PT 21n QA 4a21c RO 4a16c RS 18n SA 2n18c SE 20n
                SI 15n SK 20n SM 1a10n12c TN 20n TR 6n16c UA 6n19c VA 18n VG 4a16n XK 16n
                """;
        var byCountry = new HashMap<String, String>();
        String[] words = registry.split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            byCountry.put(words[i], classes(words[i + 1]));
        }
        return Map.copyOf(byCountry);
    }

    /** {@code 2a3n} as {@code aannn}. */
    private static String classes(String structure) {
        var text = new StringBuilder();
        int count = 0;
        for (int i = 0; i < structure.length(); i++) {
            char character = structure.charAt(i);
            if (Character.isDigit(character)) {
                count = count * 10 + character - '0';
            } else {
                text.repeat(character, count);
                count = 0;
            }
        }
        return text.toString();
    }

    /**
     * Characters that a number beginning with this country has; 0 for no country of the registry.
     */
    static int length(byte[] text, int from) {
        String structure = STRUCTURES.get(country(text, from));
        return structure == null ? 0 : BBAN + structure.length();
    }

    static boolean is(byte[] text, int from, int count) {
        String structure = STRUCTURES.get(country(text, from));
        if (structure == null
                || count != BBAN + structure.length()
                || !Chars.isDigit(text[from + 2])
                || !Chars.isDigit(text[from + 3])) {
            return false;
        }
        for (int i = 0; i < structure.length(); i++) {
            byte character = text[from + BBAN + i];
            boolean fits =
                    switch (structure.charAt(i)) {
                        case 'n' -> Chars.isDigit(character);
                        case 'a' -> Chars.isUpper(character);
                        default -> true;
                    };
            if (!fits) {
                return false;
            }
        }
        return CheckDigits.isMod97(text, from, count);
    }

    private static String country(byte[] text, int from) {
        return Chars.text(text, from, 2);
    }
}
