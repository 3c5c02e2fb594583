package eu.sealwatch.agent.inspect;

/** Some of a catalogue's inspectors, by their places in it: which are still to be asked. */
public final class InspectorSet {
    /** More than a catalogue may hold is refused where the catalogue is made. */
    static final int MOST = 2 * Long.SIZE;

    private long low;
    private long high;

    InspectorSet() {}

    void add(int place) {
        if (place < Long.SIZE) {
            low |= 1L << place;
        } else {
            high |= 1L << place;
        }
    }

    public void remove(int place) {
        if (place < Long.SIZE) {
            low &= ~(1L << place);
        } else {
            high &= ~(1L << place);
        }
    }

    public boolean isEmpty() {
        return (low | high) == 0;
    }

    /** The first place from a place on, or -1. */
    public int next(int from) {
        if (from < Long.SIZE) {
            long left = low & -1L << from;
            if (left != 0) {
                return Long.numberOfTrailingZeros(left);
            }
            return high == 0 ? -1 : Long.SIZE + Long.numberOfTrailingZeros(high);
        }
        long left = from >= MOST ? 0 : high & -1L << from;
        return left == 0 ? -1 : Long.SIZE + Long.numberOfTrailingZeros(left);
    }

    void become(InspectorSet other) {
        low = other.low;
        high = other.high;
    }

    void retain(InspectorSet other) {
        low &= other.low;
        high &= other.high;
    }
}
