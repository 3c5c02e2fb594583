package eu.sealwatch.agent.decode;

/**
 * Which stretches of a row of bytes are there: sorted, apart from each other, and at most so many.
 * What is put together from pieces in any order keeps its account here.
 */
public final class Stretches {
    private final int[] from;
    private final int[] to;
    private int size;

    public Stretches(int most) {
        from = new int[most];
        to = new int[most];
    }

    public int size() {
        return size;
    }

    /** First byte of a stretch, counted from 0. */
    public int from(int index) {
        return from[index];
    }

    /** Behind its last byte. */
    public int to(int index) {
        return to[index];
    }

    public void clear() {
        size = 0;
    }

    /** Forgets the first stretch. */
    public void removeFirst() {
        move(1, 0);
    }

    /** Whether all these bytes are there. */
    public boolean covers(int start, int end) {
        for (int i = 0; i < size; i++) {
            if (from[i] <= start && end <= to[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of these bytes is there. */
    public boolean overlaps(int start, int end) {
        for (int i = 0; i < size; i++) {
            if (from[i] < end && start < to[i]) {
                return true;
            }
        }
        return false;
    }

    /** Adds bytes, joined with the stretches that they touch; false when there are too many now. */
    public boolean add(int start, int end) {
        int first = 0;
        while (first < size && to[first] < start) {
            first++;
        }
        int joinedFrom = start;
        int joinedTo = end;
        int last = first;
        while (last < size && from[last] <= end) {
            joinedFrom = Math.min(joinedFrom, from[last]);
            joinedTo = Math.max(joinedTo, to[last]);
            last++;
        }
        if (last == first && size == from.length) {
            return false;
        }
        move(last, first + 1);
        from[first] = joinedFrom;
        to[first] = joinedTo;
        return true;
    }

    /** Moves the stretches from one place on to another. */
    private void move(int source, int target) {
        System.arraycopy(from, source, from, target, size - source);
        System.arraycopy(to, source, to, target, size - source);
        size += target - source;
    }
}
