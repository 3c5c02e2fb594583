package eu.sealwatch.collector.judge.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an asset and a place: sums of the running hour and day, and what was usual
 * before. Hours and days are those of UTC, and of packets, not of arrival; what comes late counts
 * in the hour that has begun. Costs 120 bytes at first and up to 700 with all that can be learned.
 */
final class Pair {
    static final Remembered.Form<Pair> FORM = new PairForm();

    static final long HOUR = 3_600_000_000_000L;
    static final long DAY = 24 * HOUR;

    /** 1970-01-01 was a Thursday, three days behind a Monday. */
    private static final int HOURS_BEFORE_EPOCH = 72;

    private static final int HOURS_OF_WEEK = 168;

    final long since;
    long hour;
    long hourOut;
    long hourIn;
    long hourPacketsOut;
    long hourPacketsIn;
    long day;
    long dayOut;
    long dayIn;
    @Nullable Baseline usual;
    @Nullable Days days;
    @Nullable Beats beats;

    Pair(long since) {
        this.since = since;
        this.hour = Math.floorDiv(since, HOUR);
        this.day = Math.floorDiv(since, DAY);
    }

    void add(Progress progress) {
        roll(Math.floorDiv(progress.to(), HOUR));
        hourOut += share(progress.bytesOut(), progress, hour * HOUR);
        hourIn += share(progress.bytesIn(), progress, hour * HOUR);
        hourPacketsOut += share(progress.packetsOut(), progress, hour * HOUR);
        hourPacketsIn += share(progress.packetsIn(), progress, hour * HOUR);
        dayOut += share(progress.bytesOut(), progress, day * DAY);
        dayIn += share(progress.bytesIn(), progress, day * DAY);
    }

    /**
     * The part of an amount that fell behind a moment, as if it had flowed evenly: agents tell of
     * an open flow each minute, but an older one may do so only at its end.
     */
    private static long share(long amount, Progress progress, long begin) {
        if (progress.from() >= begin || progress.to() < begin) {
            return amount;
        }
        double part = (double) (progress.to() - begin) / (progress.to() - progress.from());
        return (long) (amount * part);
    }

    private void roll(long now) {
        if (now <= hour) {
            return;
        }
        if (hourOut > 0) {
            if (usual == null) {
                usual = new Baseline();
            }
            usual.learn(ofWeek(hour), hourOut);
        }
        hour = now;
        hourOut = 0;
        hourIn = 0;
        hourPacketsOut = 0;
        hourPacketsIn = 0;
        long today = Math.floorDiv(now, 24);
        if (today > day) {
            if (dayOut + dayIn > 0) {
                if (days == null) {
                    days = new Days();
                }
                days.learn(day, dayOut, dayIn);
            }
            day = today;
            dayOut = 0;
            dayIn = 0;
        }
    }

    int hourOfWeek() {
        return ofWeek(hour);
    }

    private static int ofWeek(long hour) {
        return (int) Math.floorMod(hour + HOURS_BEFORE_EPOCH, HOURS_OF_WEEK);
    }

    /** Writes what is there, and a mark for what is not. */
    private static final class PairForm implements Remembered.Form<Pair> {
        @Override
        public void write(Pair pair, DataOutput out) throws IOException {
            out.writeLong(pair.since);
            out.writeLong(pair.hour);
            out.writeLong(pair.hourOut);
            out.writeLong(pair.hourIn);
            out.writeLong(pair.hourPacketsOut);
            out.writeLong(pair.hourPacketsIn);
            out.writeLong(pair.day);
            out.writeLong(pair.dayOut);
            out.writeLong(pair.dayIn);
            out.writeByte(
                    (pair.usual == null ? 0 : 1)
                            | (pair.days == null ? 0 : 2)
                            | (pair.beats == null ? 0 : 4));
            if (pair.usual != null) {
                pair.usual.write(out);
            }
            if (pair.days != null) {
                pair.days.write(out);
            }
            if (pair.beats != null) {
                pair.beats.write(out);
            }
        }

        @Override
        public Pair read(DataInput in) throws IOException {
            var pair = new Pair(in.readLong());
            pair.hour = in.readLong();
            pair.hourOut = in.readLong();
            pair.hourIn = in.readLong();
            pair.hourPacketsOut = in.readLong();
            pair.hourPacketsIn = in.readLong();
            pair.day = in.readLong();
            pair.dayOut = in.readLong();
            pair.dayIn = in.readLong();
            int there = in.readUnsignedByte();
            pair.usual = (there & 1) == 0 ? null : Baseline.read(in);
            pair.days = (there & 2) == 0 ? null : Days.read(in);
            pair.beats = (there & 4) == 0 ? null : Beats.read(in);
            return pair;
        }
    }
}
