package eu.sealwatch.collector.judge.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What usually leaves in each hour of the week, and how far that strays: one byte an hour.
 *
 * <p>Each hour keeps a median on a scale of quarter doublings, estimated frugally (Ma,
 * Muthukrishnan and Sandler 2013): a new sample moves it towards itself by a bounded step, here one
 * doubling at most, for an hour of the week has but one sample a week. So one wild week moves what
 * is usual by no more than a factor of two, and a lasting change is accepted within weeks. The
 * deviation is the frugal median of the distances, over all hours together.
 */
final class Baseline {
    /** Steps a doubling has, as a power of two. */
    static final int BITS = 2;

    private static final int HOURS = 168;
    private static final int DOUBLING = 1 << BITS;

    /** In quarters of a step; at first half a doubling. */
    private static final int FIRST_SPREAD = 8;

    private final byte[] median = new byte[HOURS];
    private int spread = FIRST_SPREAD;
    private int samples;

    void learn(int hourOfWeek, long bytes) {
        // an hour in which a single byte left was active too
        int sample = Math.max(1, Magnitude.of(bytes, BITS));
        int known = median[hourOfWeek] & 0xFF;
        if (known == 0) {
            median[hourOfWeek] = (byte) sample;
        } else {
            int distance = sample - known;
            median[hourOfWeek] = (byte) (known + Math.clamp(distance, -DOUBLING, DOUBLING));
            spread = Math.max(1, spread + Integer.signum(Math.abs(distance) * 4 - spread));
        }
        samples = Math.min(samples + 1, Integer.MAX_VALUE - 1);
    }

    /**
     * The step that is usual at an hour, its neighbours included, for habits shift by an hour twice
     * a year; where all three were silent, the most that is usual at any hour.
     */
    int usual(int hourOfWeek) {
        int near = Math.max(at(hourOfWeek), Math.max(at(hourOfWeek - 1), at(hourOfWeek + 1)));
        if (near > 0) {
            return near;
        }
        int most = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            most = Math.max(most, at(hour));
        }
        return most;
    }

    /** Whether anything ever left at the hour or beside it. */
    boolean active(int hourOfWeek) {
        return at(hourOfWeek) + at(hourOfWeek - 1) + at(hourOfWeek + 1) > 0;
    }

    int activeHours() {
        int active = 0;
        for (byte hour : median) {
            active += hour == 0 ? 0 : 1;
        }
        return active;
    }

    /** How many steps an hour strays from its median, rounded up. */
    int spread() {
        return (spread + 3) / 4;
    }

    int samples() {
        return samples;
    }

    private int at(int hourOfWeek) {
        return median[Math.floorMod(hourOfWeek, HOURS)] & 0xFF;
    }

    void write(DataOutput out) throws IOException {
        out.write(median);
        out.writeInt(spread);
        out.writeInt(samples);
    }

    static Baseline read(DataInput in) throws IOException {
        var baseline = new Baseline();
        in.readFully(baseline.median);
        baseline.spread = in.readInt();
        baseline.samples = in.readInt();
        return baseline;
    }
}
