package eu.sealwatch.collector.judge.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * When an asset came back to a place, and with how much: the last intervals and sizes. How regular
 * they are is told by medians, so that a night's pause, a missed beat or one large answer changes
 * nothing. Connections within a few seconds of each other are one beat.
 */
final class Beats {
    /** Intervals that are kept. */
    static final int KEPT = 24;

    /** A step is a sixty-fourth of its doubling: within 1.6 per cent. */
    private static final int BITS = 6;

    private static final long SAME_BEAT_NS = 5_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final short[] intervals = new short[KEPT];
    private final short[] sizes = new short[KEPT];
    private long last;
    private long regularSince;
    private int beats;
    private int sized;

    /** Takes the start of a connection; false when it belongs to the beat before, or came late. */
    boolean begin(long start) {
        if (beats == 0) {
            last = start;
            beats = 1;
            return false;
        }
        if (start - last < SAME_BEAT_NS) {
            return false;
        }
        intervals[(beats - 1) % KEPT] = (short) Magnitude.of((start - last) / MILLI, BITS);
        last = start;
        beats++;
        if (beats > 2 * KEPT) {
            beats -= KEPT;
        }
        return true;
    }

    /** Takes what a connection sent in all. */
    void size(long bytes) {
        sizes[sized % KEPT] = (short) Magnitude.of(bytes, BITS);
        sized++;
        if (sized >= 2 * KEPT) {
            sized -= KEPT;
        }
    }

    /** How many intervals are known. */
    int known() {
        return Math.min(KEPT, Math.max(0, beats - 1));
    }

    /**
     * Judges whether the intervals that are kept are regular, and remembers since when.
     *
     * @return for how long they have been, in nanoseconds; 0 while they are not
     */
    long regularFor(boolean regular) {
        if (!regular) {
            regularSince = 0;
            return 0;
        }
        if (regularSince == 0) {
            long span = 0;
            for (int i = 0; i < known(); i++) {
                span += Magnitude.amount(intervals[i], BITS) * MILLI;
            }
            // no moment of ours is the epoch itself
            regularSince = Math.max(1, last - span);
        }
        return last - regularSince;
    }

    /** Of the intervals, in milliseconds. */
    Spread spread() {
        return spread(intervals, known());
    }

    /** Of the sizes, in bytes. */
    Spread sizes() {
        return spread(sizes, Math.min(sized, KEPT));
    }

    private static Spread spread(short[] steps, int known) {
        long[] amounts = new long[known];
        for (int i = 0; i < known; i++) {
            amounts[i] = Magnitude.amount(steps[i], BITS);
        }
        Arrays.sort(amounts);
        return new Spread(amounts);
    }

    /** Amounts in their order. */
    static final class Spread {
        private final long[] sorted;

        private Spread(long[] sorted) {
            this.sorted = sorted;
        }

        int known() {
            return sorted.length;
        }

        /** The middle one, 0 when there is none. */
        long median() {
            return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        }

        /** Which share of them lies no farther from the median than so much. */
        double near(double distance) {
            int near = 0;
            for (long amount : sorted) {
                near += Math.abs(amount - median()) <= distance ? 1 : 0;
            }
            return sorted.length == 0 ? 0 : (double) near / sorted.length;
        }

        /** The median of the distances from the median. */
        long deviation() {
            long[] distances = new long[sorted.length];
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Math.abs(sorted[i] - median());
            }
            Arrays.sort(distances);
            return sorted.length == 0 ? 0 : distances[distances.length / 2];
        }
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < KEPT; i++) {
            out.writeShort(intervals[i]);
            out.writeShort(sizes[i]);
        }
        out.writeLong(last);
        out.writeLong(regularSince);
        out.writeByte(beats);
        out.writeByte(sized);
    }

    static Beats read(DataInput in) throws IOException {
        var beats = new Beats();
        for (int i = 0; i < KEPT; i++) {
            beats.intervals[i] = in.readShort();
            beats.sizes[i] = in.readShort();
        }
        beats.last = in.readLong();
        beats.regularSince = in.readLong();
        beats.beats = in.readUnsignedByte();
        beats.sized = in.readUnsignedByte();
        return beats;
    }
}
