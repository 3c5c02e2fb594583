package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * MPLS (RFC 3032): a stack of labels, the last of which is marked; nothing says what follows. IP is
 * told by its version and length. Else it is a pseudowire's Ethernet frame (RFC 4448), behind a
 * control word that begins with four zero bits (RFC 4385) or without one.
 *
 * <p>Labels do not tell networks apart: each direction has its own, and the last hop has none.
 */
final class Mpls {
    private static final int LABEL = 4;
    private static final int BOTTOM_OF_STACK = 0x100;
    private static final int MOST_LABELS = 16;
    private static final int CONTROL_WORD = 4;

    private Mpls() {}

    static boolean read(Datagram into, int at, int captured, int onWire) {
        PacketBytes bytes = into.bytes;
        for (int labels = 1; labels <= MOST_LABELS; labels++) {
            int stack = labels * LABEL;
            if (captured < stack) {
                return false;
            }
            if ((bytes.getInt(at + stack - LABEL) & BOTTOM_OF_STACK) != 0) {
                carried(into, at + stack, captured - stack, onWire - stack);
                return true;
            }
        }
        return false;
    }

    private static void carried(Datagram into, int at, int captured, int onWire) {
        int first = captured > 0 ? into.bytes.get(at) & 0xFF : 0;
        int type = EtherType.ofIp(first);
        int skip = 0;
        if (type == 0 || !IpShape.isPadded(into.bytes, at, captured, onWire)) {
            if (IpShape.isFrame(into.bytes, at, captured, onWire)) {
                type = EtherType.ETHERNET;
            } else if (first >>> 4 == 0
                    && IpShape.isFrame(
                            into.bytes,
                            at + CONTROL_WORD,
                            captured - CONTROL_WORD,
                            onWire - CONTROL_WORD)) {
                type = EtherType.ETHERNET;
                skip = CONTROL_WORD;
            }
        }
        into.carry(Encapsulation.MPLS, type, at + skip, captured - skip, onWire - skip, 0);
    }
}
