package eu.sealwatch.cli.benign;

import java.util.SplittableRandom;

/**
 * Something that happens again and again.
 *
 * @param gap to the next time, nanoseconds, from the moment of this one
 * @param act what happens at a moment
 */
record Habit(Gap gap, Act act) {

    interface Gap {
        long after(long moment, SplittableRandom random);
    }

    interface Act {
        void at(long moment, SplittableRandom random);
    }

    /** As a program does it: regular, give or take a part of the interval. */
    static Gap every(long interval, double jitter) {
        return (moment, random) ->
                Math.round(interval * (1 + jitter * (2 * random.nextDouble() - 1)));
    }

    /**
     * As people do it: by chance, so often in an hour of the day, and hardly ever at the weekend
     * and at night.
     */
    static Gap atWork(double timesAnHour) {
        return (moment, random) -> {
            long gap = 0;
            do {
                gap += Math.round(-Math.log(1 - random.nextDouble()) * Talk.HOUR / timesAnHour);
            } while (random.nextDouble() > activity(moment + gap));
            return gap;
        };
    }

    /** How busy the post is: the early shift most, the night least, and less on weekends. */
    static double activity(long moment) {
        long hour = Math.floorMod(moment, Talk.DAY) / Talk.HOUR;
        boolean weekend = Math.floorMod(moment / Talk.DAY + 3, 7) >= 5;
        double busy = hour < 5 ? 0.2 : hour < 13 ? 1 : hour < 21 ? 0.7 : 0.3;
        return weekend ? busy * 0.4 : busy;
    }
}
