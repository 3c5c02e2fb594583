package eu.sealwatch.agent.decode;

/**
 * Remembers the ports of first fragments, so that later fragments count for the same flow. A fixed
 * number of places; a new datagram takes the place of an older one, and a place is good for 30 s of
 * packet time (RFC 791 suggests 15 s, RFC 8200 has 60 s). Nothing is put together.
 */
final class FragmentTable {
    private static final int PLACES = 1024;
    private static final int WORDS = 6;
    private static final long GOOD_FOR_NS = 30_000_000_000L;

    // Of each place: source, destination (two longs each), identification with protocol, time.
    private final long[] keys = new long[PLACES * WORDS];
    private final int[] ports = new int[PLACES];

    void remember(Datagram first, int identification) {
        int place = place(first, identification);
        int at = place * WORDS;
        keys[at] = first.sourceHigh;
        keys[at + 1] = first.sourceLow;
        keys[at + 2] = first.destinationHigh;
        keys[at + 3] = first.destinationLow;
        keys[at + 4] = tag(first, identification);
        keys[at + 5] = first.timeNs;
        ports[place] = first.sourcePort << 16 | first.destinationPort;
    }

    /** Sets the ports of the first fragment; false when it was not seen. */
    boolean recall(Datagram later, int identification) {
        int place = place(later, identification);
        int at = place * WORDS;
        boolean known =
                keys[at + 4] == tag(later, identification)
                        && keys[at] == later.sourceHigh
                        && keys[at + 1] == later.sourceLow
                        && keys[at + 2] == later.destinationHigh
                        && keys[at + 3] == later.destinationLow
                        && later.timeNs - keys[at + 5] <= GOOD_FOR_NS;
        if (known) {
            later.sourcePort = ports[place] >>> 16;
            later.destinationPort = ports[place] & 0xFFFF;
        }
        return known;
    }

    private static long tag(Datagram datagram, int identification) {
        // The version makes an empty place unlike any key.
        return Integer.toUnsignedLong(identification) << 16
                | (long) datagram.ipVersion << 8
                | datagram.transport;
    }

    private static int place(Datagram datagram, int identification) {
        long mixed =
                (datagram.sourceLow ^ Long.rotateLeft(datagram.destinationLow, 32))
                                * 0x9E3779B97F4A7C15L
                        + identification * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> 54);
    }
}
