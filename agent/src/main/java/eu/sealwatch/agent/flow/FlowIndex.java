package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the flow of a datagram, in either direction. Open addressing with linear probing: an array
 * of hashes, which a probe walks without touching flows, and the flows beside it. It doubles when
 * half full, by the hashes alone, and closes the ranks on removal, so that there are no tombstones.
 *
 * <p>The hash is a sum over both ends, so that a flow has one hash for both directions; each end is
 * mixed first, so that ends which differ in few bits are spread.
 */
final class FlowIndex {
    private static final int LEAST = 1 << 12;
    private static final long MIX_1 = 0x9E3779B97F4A7C15L;
    private static final long MIX_2 = 0xBF58476D1CE4E5B9L;
    private static final long MIX_3 = 0x94D049BB133111EBL;

    // 0 marks an empty place
    private int[] hashes = new int[LEAST];
    private @Nullable Flow[] flows = new Flow[LEAST];
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
        return hashes.length;
    }

    /** The flow at a place, or null. */
    @Nullable Flow at(int place) {
        return flows[place & mask];
    }

    @Nullable Flow find(Datagram datagram, int hash) {
        int[] probed = hashes;
        int place = hash & mask;
        for (int seen = probed[place]; seen != 0; seen = probed[place]) {
            if (seen == hash) {
                Flow flow = flows[place];
                if (flow != null && isOf(flow, datagram)) {
                    return flow;
                }
            }
            place = place + 1 & mask;
        }
        return null;
    }

    private static boolean isOf(Flow flow, Datagram datagram) {
        if (flow.transport != (byte) datagram.transport
                || flow.vlan != (short) datagram.vlan
                || flow.tunnel != datagram.tunnel) {
            return false;
        }
        boolean forth =
                flow.clientLow == datagram.sourceLow
                        && flow.serverLow == datagram.destinationLow
                        && flow.clientPort == datagram.sourcePort
                        && flow.serverPort == datagram.destinationPort
                        && flow.clientHigh == datagram.sourceHigh
                        && flow.serverHigh == datagram.destinationHigh;
        return forth
                || (flow.clientLow == datagram.destinationLow
                        && flow.serverLow == datagram.sourceLow
                        && flow.clientPort == datagram.destinationPort
                        && flow.serverPort == datagram.sourcePort
                        && flow.clientHigh == datagram.destinationHigh
                        && flow.serverHigh == datagram.sourceHigh);
    }

    /** Adds a flow that is not in it. */
    void add(Flow flow) {
        if (size >= hashes.length / 2) {
            grow();
        }
        put(flow.hash, flow);
        size++;
    }

    private void put(int hash, Flow flow) {
        int place = hash & mask;
        while (hashes[place] != 0) {
            place = place + 1 & mask;
        }
        hashes[place] = hash;
        flows[place] = flow;
    }

    private void grow() {
        int[] oldHashes = hashes;
        @Nullable Flow[] oldFlows = flows;
        hashes = new int[oldHashes.length * 2];
        flows = new Flow[oldHashes.length * 2];
        mask = hashes.length - 1;
        for (int i = 0; i < oldHashes.length; i++) {
            Flow flow = oldFlows[i];
            if (flow != null) {
                put(oldHashes[i], flow);
            }
        }
    }

    /** Removes a flow that is in it. */
    void remove(Flow flow) {
        int hole = flow.hash & mask;
        while (flows[hole] != flow) {
            hole = hole + 1 & mask;
        }
        // Each later flow of the run moves up, unless that would put it before its own place.
        int place = hole;
        while (true) {
            place = place + 1 & mask;
            int hash = hashes[place];
            if (hash == 0) {
                break;
            }
            int distance = place - hash & mask;
            if (distance >= (place - hole & mask)) {
                hashes[hole] = hash;
                flows[hole] = flows[place];
                hole = place;
            }
        }
        hashes[hole] = 0;
        flows[hole] = null;
        size--;
    }

    void clear() {
        Arrays.fill(hashes, 0);
        Arrays.fill(flows, null);
        size = 0;
    }
}
