package eu.sealwatch.agent.work;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Packets that go to all workers together, with the bytes copied, so that the source may use its
 * own again. Filled by one thread, then only read, then filled again.
 */
final class Batch {
    private static final int MOST_PACKETS = 2048;
    private static final int BYTES = 512 << 10;

    /** Above the longest packet that any source gives. */
    private static final int LONGEST = 512 << 10;

    /** The bit of {@link #owners} for a packet that every worker overhears. */
    static final int LOOKUP = 1 << 16;

    final long[] times = new long[MOST_PACKETS];
    final int[] owners = new int[MOST_PACKETS];
    private final int[] starts = new int[MOST_PACKETS];
    private final int[] captured = new int[MOST_PACKETS];
    private final int[] onWire = new int[MOST_PACKETS];
    private final int[] linkTypes = new int[MOST_PACKETS];
    private final int[] vlans = new int[MOST_PACKETS];
    private final byte[] array = new byte[BYTES + LONGEST];
    private final PacketBytes bytes = new PacketBytes(array);
    private int end;
    int packets;

    /** Time that passes after the packets although nothing arrives; 0 for none. */
    long advanceNs;

    /** The capture ends after the packets. */
    boolean last;

    void clear() {
        packets = 0;
        end = 0;
        advanceNs = 0;
        last = false;
    }

    boolean isFull() {
        return packets == MOST_PACKETS || end >= BYTES;
    }

    void add(Packet packet, Share share) {
        int i = packets++;
        times[i] = packet.timeNs;
        owners[i] = share.isLookup() ? share.owner() | LOOKUP : share.owner();
        starts[i] = end;
        captured[i] = packet.captured;
        onWire[i] = packet.wireBytes;
        linkTypes[i] = packet.linkType;
        vlans[i] = packet.vlan;
        packet.bytes.get(packet.start, array, end, packet.captured);
        end += packet.captured;
    }

    void fill(int i, Packet into) {
        into.timeNs = times[i];
        into.bytes = bytes;
        into.start = starts[i];
        into.captured = captured[i];
        into.wireBytes = onWire[i];
        into.linkType = linkTypes[i];
        into.vlan = vlans[i];
    }
}
