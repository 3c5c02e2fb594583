package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Octets;

/**
 * Whether bytes may be the output of a cipher: of n random bytes about 256 (1 - e^(-n/256)) values
 * differ, with a spread of a few; text, numbers and padding stay far below that.
 */
public final class Noise {
    private static final int VALUES = 256;
    private static final int MOST = 256;
    private static final double TOLERANCE = 0.85;

    private Noise() {}

    public static boolean is(Octets octets) {
        int length = Math.min(octets.length(), MOST);
        var seen = new long[VALUES / Long.SIZE];
        for (int i = 0; i < length; i++) {
            seen[octets.u8(i) / Long.SIZE] |= 1L << octets.u8(i) % Long.SIZE;
        }
        int different = 0;
        for (long part : seen) {
            different += Long.bitCount(part);
        }
        double expected = VALUES * (1 - Math.exp(-(double) length / VALUES));
        return different >= TOLERANCE * expected;
    }
}
