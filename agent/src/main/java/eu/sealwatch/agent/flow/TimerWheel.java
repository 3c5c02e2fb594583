package eu.sealwatch.agent.flow;

import java.util.Arrays;

/**
 * Flows by the second in which they are to be looked at again. Lazy: a packet does not move its
 * flow; when its slot comes up, whoever turns the wheel sees whether time is really up, and files
 * it again. Who is due beyond the wheel's span is looked at early.
 *
 * <p>Lists are rings of numbers: first each second's head and that of what is due, then the flows.
 */
final class TimerWheel {
    /** A clock that goes back by more than this was set; by less, packets are out of order. */
    static final long LEAP_NS = 3_600_000_000_000L;

    private static final int SECONDS = 512;
    private static final int DUE = SECONDS;
    private static final int FIRST_FLOW = SECONDS + 1;
    private static final long SECOND_NS = 1_000_000_000L;

    private int[] before = new int[FIRST_FLOW];
    private int[] after = new int[FIRST_FLOW];
    private long current;
    private long nextNs = Long.MIN_VALUE;

    TimerWheel() {
        beAlone(0, FIRST_FLOW);
    }

    /** Whether a second comes up by this time: the one question asked for each packet. */
    boolean turnsAt(long timeNs) {
        return timeNs >= nextNs || timeNs < nextNs - LEAP_NS;
    }

    /** Turns to a time; the first call sets where the wheel stands. */
    void turn(long timeNs) {
        long target = Math.floorDiv(timeNs, SECOND_NS);
        if (nextNs != Long.MIN_VALUE) {
            long passed = Math.min(target - current, SECONDS);
            for (long second = target - passed + 1; second <= target; second++) {
                becomeDue((int) Math.floorMod(second, (long) SECONDS));
            }
        }
        current = target;
        nextNs = (target + 1) * SECOND_NS;
    }

    /** Makes every flow due. */
    void turnFully() {
        for (long second = current + 1; second <= current + SECONDS; second++) {
            becomeDue((int) Math.floorMod(second, (long) SECONDS));
        }
    }

    /** The next flow whose second has come up, taken out of the wheel; -1 when there is none. */
    int due() {
        int first = after[DUE];
        if (first == DUE) {
            return -1;
        }
        unlink(first);
        return first - FIRST_FLOW;
    }

    /** Files a flow that is nowhere in it. */
    void file(int flow, long timeNs) {
        int node = flow + FIRST_FLOW;
        if (node >= after.length) {
            grow(node);
        }
        // Rounded up, so that time is up when the second comes.
        long wanted = Math.floorDiv(timeNs, SECOND_NS) + 1;
        long second = Math.clamp(wanted, current + 1, current + SECONDS - 1);
        append((int) Math.floorMod(second, (long) SECONDS), node);
    }

    /** Takes a flow out, if it is in. */
    void remove(int flow) {
        unlink(flow + FIRST_FLOW);
    }

    /** Puts the whole list of a second behind what is due already. */
    private void becomeDue(int head) {
        int first = after[head];
        if (first == head) {
            return;
        }
        int last = before[head];
        int tail = before[DUE];
        after[tail] = first;
        before[first] = tail;
        after[last] = DUE;
        before[DUE] = last;
        beAlone(head, head + 1);
    }

    private void append(int head, int node) {
        int last = before[head];
        before[node] = last;
        after[node] = head;
        after[last] = node;
        before[head] = node;
    }

    private void unlink(int node) {
        after[before[node]] = after[node];
        before[after[node]] = before[node];
        beAlone(node, node + 1);
    }

    private void beAlone(int from, int to) {
        for (int node = from; node < to; node++) {
            before[node] = node;
            after[node] = node;
        }
    }

    private void grow(int needed) {
        int old = after.length;
        int size = Math.max(needed + 1, old + (old >> 1));
        before = Arrays.copyOf(before, size);
        after = Arrays.copyOf(after, size);
        beAlone(old, size);
    }
}
