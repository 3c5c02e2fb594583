package eu.sealwatch.agent.shape;

import com.google.protobuf.ByteString;
import eu.sealwatch.wire.v1.Shape;
import eu.sealwatch.wire.v1.Shape.Look;
import java.util.Arrays;

/**
 * Samples the first bytes of a flow, both ways together, and says what they look like. May be used
 * again for another flow; allocates nothing for a message.
 *
 * <p>What it cannot tell: encrypted from compressed. Both spread their bytes as chance would.
 */
public final class ShapeMeter {
    private static final int VALUES = 256;

    /** Enough for the entropy of random bytes to come out within a few hundredths of 8. */
    static final int MOST_BYTES = 4096;

    /** Fewer than this say nothing about how bytes are spread. */
    static final int LEAST_FOR_ENTROPY = 256;

    /** n ln n for every count that there may be. */
    private static final double[] N_LOG_N = nLogN();

    private static final int LEAST_FOR_TEXT = 16;
    private static final int FIRST = 4;

    private final char[] counts = new char[VALUES];
    private final byte[] sourceFirst = new byte[FIRST];
    private final byte[] destinationFirst = new byte[FIRST];
    private final Framing sourceFraming = new Framing();
    private final Framing destinationFraming = new Framing();
    private int sampled;
    private int nextLook = LEAST_FOR_ENTROPY;
    private boolean random;
    private int sourceFirstCount;
    private int destinationFirstCount;

    /** Ready for another flow. */
    public void reset() {
        Arrays.fill(counts, '\0');
        sampled = 0;
        nextLook = LEAST_FOR_ENTROPY;
        random = false;
        sourceFirstCount = 0;
        destinationFirstCount = 0;
        sourceFraming.reset();
        destinationFraming.reset();
    }

    /** Whether enough was sampled. */
    public boolean done() {
        return sampled >= MOST_BYTES;
    }

    /** Takes a message: a datagram, or what one TCP segment carried. */
    public void message(boolean fromSource, byte[] bytes, int from, int count) {
        if (done() || count == 0) {
            return;
        }
        (fromSource ? sourceFraming : destinationFraming).message(bytes, from, count);
        if (fromSource) {
            sourceFirstCount = first(sourceFirst, sourceFirstCount, bytes, from, count);
        } else {
            destinationFirstCount =
                    first(destinationFirst, destinationFirstCount, bytes, from, count);
        }
        int room = Math.min(count, MOST_BYTES - sampled);
        for (int i = from; i < from + room; i++) {
            counts[bytes[i] & 0xFF]++;
        }
        sampled += room;
    }

    private static int first(byte[] into, int known, byte[] bytes, int from, int count) {
        int more = Math.min(count, FIRST - known);
        System.arraycopy(bytes, from, into, known, more);
        return known + more;
    }

    public boolean isEmpty() {
        return sampled == 0;
    }

    /** Whether the bytes looked spread as chance would, each time that there were twice as many. */
    public boolean looksRandom() {
        if (sampled >= nextLook) {
            nextLook = sampled * 2;
            random = look(entropy()) == Look.HIGH_ENTROPY;
        }
        return random;
    }

    public Shape read() {
        double entropy = entropy();
        return Shape.newBuilder()
                .setLook(look(entropy))
                .setEntropy(entropy)
                .setSampled(sampled)
                .setSourceFirst(ByteString.copyFrom(sourceFirst, 0, sourceFirstCount))
                .setDestinationFirst(
                        ByteString.copyFrom(destinationFirst, 0, destinationFirstCount))
                .setSourceFraming(sourceFraming.guess())
                .setDestinationFraming(destinationFraming.guess())
                .build();
    }

    private Look look(double entropy) {
        if (sampled >= LEAST_FOR_TEXT && printable() >= sampled * 0.95) {
            return Look.TEXT;
        }
        if (sampled < LEAST_FOR_ENTROPY) {
            return Look.LOOK_UNKNOWN;
        }
        return entropy >= likeRandom() ? Look.HIGH_ENTROPY : Look.BINARY;
    }

    /** Clear headers between random bytes, and the scatter of a small sample, leave less than 8. */
    private double likeRandom() {
        return sampled < 1024 ? 7.4 : 7.6;
    }

    /** ASCII that a person could read, and the bytes of UTF-8 that are not in it at all. */
    private int printable() {
        int readable = counts['\t'] + counts['\n'] + counts['\r'];
        for (int value = 0x20; value < 0x7F; value++) {
            readable += counts[value];
        }
        return readable;
    }

    /**
     * Bits a byte. A small sample cannot show all values, so the plain estimate is too low; half a
     * count for each value that occurs corrects the most of it (Miller and Madow 1955). 0 where
     * there is too little for any estimate.
     */
    private double entropy() {
        if (sampled < LEAST_FOR_ENTROPY) {
            return 0;
        }
        double sum = 0;
        int occurring = 0;
        for (char count : counts) {
            sum += N_LOG_N[count];
            occurring += count > 0 ? 1 : 0;
        }
        double nats = Math.log(sampled) - sum / sampled + (occurring - 1) / (2.0 * sampled);
        return Math.min(8, nats / Math.log(2));
    }

    private static double[] nLogN() {
        double[] table = new double[MOST_BYTES + 1];
        for (int n = 1; n <= MOST_BYTES; n++) {
            table[n] = n * Math.log(n);
        }
        return table;
    }
}
