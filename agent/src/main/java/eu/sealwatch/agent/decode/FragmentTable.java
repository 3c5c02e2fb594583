package eu.sealwatch.agent.decode;

/**
 * Remembers the ports of first fragments, so that later fragments count for the same flow, even
 * when there is no room to put their datagram together. A new datagram takes the place of an older
 * one.
 */
final class FragmentTable {
    private static final int PLACES = 1024;

    private final FragmentKeys keys = new FragmentKeys(PLACES);
    private final int[] ports = new int[PLACES];

    void remember(Datagram first, int identification) {
        int place = place(first, identification);
        keys.set(place, first, identification);
        ports[place] = first.sourcePort << 16 | first.destinationPort;
    }

    /** Sets the ports of the first fragment; false when it was not seen. */
    boolean recall(Datagram later, int identification) {
        int place = place(later, identification);
        if (!keys.isOf(place, later, identification)) {
            return false;
        }
        later.sourcePort = ports[place] >>> 16;
        later.destinationPort = ports[place] & 0xFFFF;
        return true;
    }

    private static int place(Datagram datagram, int identification) {
        return (int) (FragmentKeys.hash(datagram, identification) >>> 54);
    }
}
