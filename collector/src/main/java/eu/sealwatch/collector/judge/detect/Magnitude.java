package eu.sealwatch.collector.judge.detect;

import java.util.Locale;

/**
 * Amounts on a scale that is linear within each doubling and logarithmic beyond, like a float
 * without a sign: {@code bits} of them tell how many steps a doubling has. In whole numbers, so
 * that every machine gets the same.
 */
final class Magnitude {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

    private Magnitude() {}

    /** The step that an amount is on, rounded down. */
    static int of(long amount, int bits) {
        if (amount <= 0) {
            return 0;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(amount) - bits;
        if (exponent <= 0) {
            return (int) amount;
        }
        return (exponent + 1 << bits) | (int) (amount >>> exponent & (1L << bits) - 1);
    }

    /** The least amount on a step. */
    static long amount(int step, int bits) {
        int exponent = (step >> bits) - 1;
        if (exponent <= 0) {
            return step;
        }
        return (1L << bits | step & (1L << bits) - 1) << exponent;
    }

    /** {@code 812.4 MiB}, for reasons. */
    static String bytes(long amount) {
        double figure = amount;
        int unit = 0;
        while (figure >= 1024 && unit < UNITS.length - 1) {
            figure /= 1024;
            unit++;
        }
        return unit == 0
                ? amount + " bytes"
                : String.format(Locale.ROOT, "%.1f %s", figure, UNITS[unit]);
    }

    /** {@code 90 s}, {@code 5.0 min}, {@code 2.5 h}: a length of time in milliseconds. */
    static String time(long millis) {
        if (millis < 120_000) {
            return Math.round(millis / 1000.0) + " s";
        }
        if (millis < 7_200_000) {
            return String.format(Locale.ROOT, "%.1f min", millis / 60_000.0);
        }
        return millis < 172_800_000
                ? String.format(Locale.ROOT, "%.1f h", millis / 3_600_000.0)
                : String.format(Locale.ROOT, "%.1f days", millis / 86_400_000.0);
    }
}
