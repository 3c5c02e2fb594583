package eu.sealwatch.agent.flow;

import org.jspecify.annotations.Nullable;

/**
 * Flows by the second in which they are to be looked at again. Lazy: a packet does not move its
 * flow; when its slot comes up, whoever turns the wheel sees whether time is really up, and files
 * it again. Who is due beyond the wheel's span is looked at early.
 */
final class TimerWheel {
    /** A clock that goes back by more than this was set; by less, packets are out of order. */
    static final long LEAP_NS = 3_600_000_000_000L;

    private static final int SLOTS = 512;
    private static final long SLOT_NS = 1_000_000_000L;

    private final Timed[] slots = new Timed[SLOTS];
    private final Timed due = new Timed();
    private long current;
    private long nextNs = Long.MIN_VALUE;

    TimerWheel() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Timed();
        }
    }

    /** Whether a slot comes up by this time: the one question asked for each packet. */
    boolean turnsAt(long timeNs) {
        return timeNs >= nextNs || timeNs < nextNs - LEAP_NS;
    }

    /** Turns to a time; the first call sets where the wheel stands. */
    void turn(long timeNs) {
        long target = Math.floorDiv(timeNs, SLOT_NS);
        if (nextNs != Long.MIN_VALUE) {
            long passed = Math.min(target - current, SLOTS);
            for (long slot = target - passed + 1; slot <= target; slot++) {
                drain(slots[(int) Math.floorMod(slot, (long) SLOTS)]);
            }
        }
        current = target;
        nextNs = (target + 1) * SLOT_NS;
    }

    private void drain(Timed slot) {
        while (slot.after() != slot) {
            Timed first = slot.after();
            first.unlink();
            due.append(first);
        }
    }

    /** The next flow whose slot has come up, taken out of the wheel; null when there is none. */
    @Nullable Flow due() {
        if (due.after() == due) {
            return null;
        }
        Timed first = due.after();
        first.unlink();
        return (Flow) first;
    }

    /** Makes every flow due. */
    void turnFully() {
        for (long slot = current + 1; slot <= current + SLOTS; slot++) {
            drain(slots[(int) Math.floorMod(slot, (long) SLOTS)]);
        }
    }

    /** Files a flow that is in no slot. */
    void file(Flow flow, long timeNs) {
        // Rounded up, so that time is up when the slot comes.
        long wanted = Math.floorDiv(timeNs, SLOT_NS) + 1;
        long slot = Math.clamp(wanted, current + 1, current + SLOTS - 1);
        slots[(int) Math.floorMod(slot, (long) SLOTS)].append(flow);
    }
}
