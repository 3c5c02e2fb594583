package eu.sealwatch.collector.evidence;

/** Sizes and indices as text: ASCII digits, no sign, no leading zero, 0 to 2^63-1. */
final class Decimal {

    private static final int MOST_DIGITS = 19;

    private Decimal() {}

    static long parse(String text) throws EvidenceException {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            throw new EvidenceException("a number has 1 to 19 digits, not " + text.length());
        }
        if (text.length() > 1 && text.charAt(0) == '0') {
            throw new EvidenceException("a number has no leading zero");
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw new EvidenceException("a number has only digits");
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw new EvidenceException("a number is at most 2^63-1");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
