package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Logical link control (IEEE 802.2) in a frame that has a length in place of a type: the header of
 * RFC 1042, which brings an EtherType after all.
 */
final class Llc {
    /** Two access points, control, organisation, EtherType. */
    static final int SNAP_HEADER = 8;

    private static final int SNAP_UNNUMBERED = 0xAAAA03;
    private static final int SPANNING_TREE = 0x424203;

    private Llc() {}

    /** Whether these are headers that are seen on every network. */
    static boolean isLlc(PacketBytes bytes, int at, int captured) {
        if (captured < SNAP_HEADER) {
            return false;
        }
        int head = bytes.getInt(at) >>> 8;
        return head == SNAP_UNNUMBERED || head == SPANNING_TREE;
    }

    /** The EtherType, or 0 for what has none. */
    static int etherType(PacketBytes bytes, int at, int captured) {
        if (captured < SNAP_HEADER || bytes.getInt(at) != SNAP_UNNUMBERED << 8) {
            return 0;
        }
        return bytes.getShort(at + 4) == 0 ? bytes.getShort(at + 6) & 0xFFFF : 0;
    }
}
