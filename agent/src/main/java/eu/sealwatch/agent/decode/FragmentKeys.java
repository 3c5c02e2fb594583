package eu.sealwatch.agent.decode;

/**
 * A fixed number of places, each of which can be a fragmented datagram's: told by its ends, its
 * identification and protocol, and the network that it is in. A place is good for 30 s of packet
 * time (RFC 791 suggests 15 s, RFC 8200 has 60 s).
 */
final class FragmentKeys {
    private static final int WORDS = 7;
    private static final long GOOD_FOR_NS = 30_000_000_000L;

    // Of each place: source, destination (two longs each), tag, network, time.
    private final long[] keys;

    FragmentKeys(int places) {
        keys = new long[places * WORDS];
    }

    void set(int place, Datagram fragment, int identification) {
        int at = place * WORDS;
        keys[at] = fragment.sourceHigh;
        keys[at + 1] = fragment.sourceLow;
        keys[at + 2] = fragment.destinationHigh;
        keys[at + 3] = fragment.destinationLow;
        keys[at + 4] = tag(fragment, identification);
        keys[at + 5] = network(fragment);
        keys[at + 6] = fragment.timeNs;
    }

    void clear(int place) {
        keys[place * WORDS + 4] = 0;
    }

    boolean isFree(int place) {
        return keys[place * WORDS + 4] == 0;
    }

    /** Whether the place is that of the fragment's datagram. */
    boolean isOf(int place, Datagram fragment, int identification) {
        int at = place * WORDS;
        return keys[at + 4] == tag(fragment, identification)
                && keys[at] == fragment.sourceHigh
                && keys[at + 1] == fragment.sourceLow
                && keys[at + 2] == fragment.destinationHigh
                && keys[at + 3] == fragment.destinationLow
                && keys[at + 5] == network(fragment)
                && Math.abs(fragment.timeNs - keys[at + 6]) <= GOOD_FOR_NS;
    }

    /** 64 well-mixed bits, for the choice of a place. */
    static long hash(Datagram fragment, int identification) {
        return (fragment.sourceLow ^ Long.rotateLeft(fragment.destinationLow, 32))
                        * 0x9E3779B97F4A7C15L
                + identification * 0xC2B2AE3D27D4EB4FL;
    }

    private static long tag(Datagram fragment, int identification) {
        // The version makes an empty place unlike any key.
        return Integer.toUnsignedLong(identification) << 16
                | (long) fragment.ipVersion << 8
                | fragment.transport;
    }

    private static long network(Datagram fragment) {
        return (long) fragment.vlan << 32 | Integer.toUnsignedLong(fragment.tunnel);
    }
}
