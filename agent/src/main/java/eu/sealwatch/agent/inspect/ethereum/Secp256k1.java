package eu.sealwatch.agent.inspect.ethereum;

import eu.sealwatch.agent.flow.Octets;
import java.math.BigInteger;

/** The curve y² = x³ + 7 of SEC 2 section 2.4.1: no random bytes are a point of it. */
final class Secp256k1 {
    /** SEC 1 section 2.3.3: the mark of a point that is written with both coordinates. */
    static final int UNCOMPRESSED = 4;

    static final int POINT_BYTES = 65;

    private static final int COORDINATE = 32;
    private static final BigInteger SEVEN = BigInteger.valueOf(7);
    private static final BigInteger PRIME =
            BigInteger.TWO
                    .pow(256)
                    .subtract(BigInteger.TWO.pow(32))
                    .subtract(BigInteger.valueOf(977));

    private Secp256k1() {}

    static boolean isPoint(Octets octets) {
        if (octets.length() < POINT_BYTES || octets.u8(0) != UNCOMPRESSED) {
            return false;
        }
        var x = new BigInteger(1, octets.slice(1, COORDINATE).toBytes());
        var y = new BigInteger(1, octets.slice(1 + COORDINATE, COORDINATE).toBytes());
        return x.compareTo(PRIME) < 0
                && y.compareTo(PRIME) < 0
                && y.multiply(y).subtract(x.pow(3)).subtract(SEVEN).mod(PRIME).signum() == 0;
    }
}
