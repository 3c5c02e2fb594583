package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;

/**
 * Finds the flow of a datagram, in either direction. Open addressing with linear probing over one
 * array, in which an entry holds a flow's hash and slot; so that a probe looks at a flow only when
 * its hash is right. It doubles when half full, by the hashes alone, and closes the ranks on
 * removal, so that there are no tombstones.
 *
 * <p>The hash is a sum over both ends, so that a flow has one hash for both directions; each end is
 * mixed first, so that ends which differ in few bits are spread.
 */
final class FlowIndex {
    private static final int LEAST = 1 << 12;
    private static final long MIX_1 = 0x9E3779B97F4A7C15L;
    private static final long MIX_2 = 0xBF58476D1CE4E5B9L;
    private static final long MIX_3 = 0x94D049BB133111EBL;

    // hash above, slot below; a hash is never 0, so 0 marks an empty place
    private long[] entries = new long[LEAST];
    private int mask = LEAST - 1;
    private int size;

    static int hash(Datagram datagram) {
        long ends =
                end(datagram.sourceHigh, datagram.sourceLow, datagram.sourcePort)
                        + end(
                                datagram.destinationHigh,
                                datagram.destinationLow,
                                datagram.destinationPort);
        long network = (long) datagram.tunnel << 32 | datagram.vlan << 8 | datagram.transport;
        long mixed = (ends ^ network) * MIX_3;
        int hash = (int) (mixed >>> 32);
        return hash == 0 ? 1 : hash;
    }

    private static long end(long high, long low, int port) {
        long mixed = (low ^ (long) port << 48) * MIX_1;
        mixed = ((mixed ^ mixed >>> 31) + high) * MIX_2;
        return mixed ^ mixed >>> 29;
    }

    int size() {
        return size;
    }

    int places() {
        return entries.length;
    }

    /** The slot of the flow at a place, or -1. */
    int at(int place) {
        long entry = entries[place & mask];
        return entry == 0 ? -1 : (int) entry;
    }

    /** Moves the flow to the datagram's; false when there is none, and it may then be anywhere. */
    boolean find(Datagram datagram, int hash, Flow flow) {
        long[] probed = entries;
        int place = hash & mask;
        for (long seen = probed[place]; seen != 0; seen = probed[place]) {
            if ((int) (seen >>> 32) == hash) {
                flow.moveTo((int) seen);
                if (flow.isOf(datagram)) {
                    return true;
                }
            }
            place = place + 1 & mask;
        }
        return false;
    }

    /** Adds a flow that is not in it. */
    void add(int hash, int slot) {
        if (size >= entries.length / 2) {
            grow();
        }
        put((long) hash << 32 | slot);
        size++;
    }

    private void put(long entry) {
        int place = (int) (entry >>> 32) & mask;
        while (entries[place] != 0) {
            place = place + 1 & mask;
        }
        entries[place] = entry;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[old.length * 2];
        mask = entries.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                put(entry);
            }
        }
    }

    /** Removes a flow that is in it. */
    void remove(int hash, int slot) {
        long wanted = (long) hash << 32 | slot;
        int hole = hash & mask;
        while (entries[hole] != wanted) {
            hole = hole + 1 & mask;
        }
        // Each later flow of the run moves up, unless that would put it before its own place.
        int place = hole;
        while (true) {
            place = place + 1 & mask;
            long entry = entries[place];
            if (entry == 0) {
                break;
            }
            int distance = place - (int) (entry >>> 32) & mask;
            if (distance >= (place - hole & mask)) {
                entries[hole] = entry;
                hole = place;
            }
        }
        entries[hole] = 0;
        size--;
    }
}
