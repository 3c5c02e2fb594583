package eu.sealwatch.collector.evidence;

import java.security.SecureRandom;
import java.util.Arrays;

/** Random salts, drawn many at a time: a draw for each entry would cost more than its hash. */
final class Salts {

    static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] drawn = new byte[256 * Leaf.SALT_BYTES];
    private int used = drawn.length;

    byte[] next() {
        if (used == drawn.length) {
            RANDOM.nextBytes(drawn);
            used = 0;
        }
        used += Leaf.SALT_BYTES;
        return Arrays.copyOfRange(drawn, used - Leaf.SALT_BYTES, used);
    }
}
