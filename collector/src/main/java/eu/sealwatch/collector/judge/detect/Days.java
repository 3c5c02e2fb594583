package eu.sealwatch.collector.judge.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The last days between an asset and a place, and what is usual on an active day: a frugal median
 * as in {@link Baseline}, which a day far beyond it hardly moves, so that a drip of a week does not
 * become the rule while it is looked for.
 */
final class Days {
    /** Days behind today that count. */
    static final int KEPT = 6;

    private static final int RING = 8;

    /** The median is kept in eighths of a step. */
    private static final int EIGHTHS = 8;

    /** Days on which the median may move by a step, and by how many eighths after them. */
    private static final int LEARNING = 14;

    private static final int SLOWLY = 2;

    private final float[] out = new float[RING];
    private final float[] in = new float[RING];
    private long latest = Long.MIN_VALUE;
    private int median;
    private int learned;

    void learn(long day, long bytesOut, long bytesIn) {
        forgetUpTo(day);
        out[slot(day)] = bytesOut;
        in[slot(day)] = bytesIn;
        int sample = Magnitude.of(bytesOut, Baseline.BITS) * EIGHTHS;
        if (learned == 0) {
            median = sample;
        } else {
            int distance = sample - median;
            boolean far = Math.abs(distance) > (EIGHTHS << Baseline.BITS);
            int step = far ? 1 : learned < LEARNING ? EIGHTHS : SLOWLY;
            median += Math.clamp(distance, -step, step);
        }
        learned = Math.min(learned + 1, Short.MAX_VALUE);
    }

    private void forgetUpTo(long day) {
        long from = Math.max(latest + 1, day - RING + 1);
        for (long gone = latest == Long.MIN_VALUE ? day : from; gone <= day; gone++) {
            out[slot(gone)] = 0;
            in[slot(gone)] = 0;
        }
        latest = day;
    }

    /** Bytes that left on a day behind today; nothing where the day is too long ago. */
    double out(long day) {
        return day > latest || day <= latest - RING ? 0 : out[slot(day)];
    }

    double in(long day) {
        return day > latest || day <= latest - RING ? 0 : in[slot(day)];
    }

    /** Bytes that leave on a usual day. */
    long usual() {
        return Magnitude.amount(median / EIGHTHS, Baseline.BITS);
    }

    int learned() {
        return learned;
    }

    private static int slot(long day) {
        return (int) Math.floorMod(day, (long) RING);
    }

    void write(DataOutput to) throws IOException {
        for (int i = 0; i < RING; i++) {
            to.writeFloat(out[i]);
            to.writeFloat(in[i]);
        }
        to.writeLong(latest);
        to.writeInt(median);
        to.writeInt(learned);
    }

    static Days read(DataInput from) throws IOException {
        var days = new Days();
        for (int i = 0; i < RING; i++) {
            days.out[i] = from.readFloat();
            days.in[i] = from.readFloat();
        }
        days.latest = from.readLong();
        days.median = from.readInt();
        days.learned = from.readInt();
        return days;
    }
}
