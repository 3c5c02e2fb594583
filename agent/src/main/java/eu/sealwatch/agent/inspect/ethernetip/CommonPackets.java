package eu.sealwatch.agent.inspect.ethernetip;

import eu.sealwatch.agent.flow.Octets;

/** The common packet format, CIP volume 2, section 2-6: a count, then items of type and length. */
final class CommonPackets {
    static final int CONNECTED_DATA = 0xB1;
    static final int UNCONNECTED_DATA = 0xB2;
    static final int IDENTITY = 0x0C;
    private static final int SEQUENCED_ADDRESS = 0x8002;
    private static final int MOST = 8;

    private CommonPackets() {}

    /** Section 3-2.2: a sequenced address, then connected data to the datagram's end. */
    static boolean isIo(Octets datagram) {
        return datagram.u16le(0) == 2
                && datagram.u16le(2) == SEQUENCED_ADDRESS
                && datagram.u16le(4) == 8
                && datagram.u16le(14) == CONNECTED_DATA
                && datagram.length() == 18 + datagram.u16le(16);
    }

    /** The content of the first item of a type; empty where there is none. */
    static Octets find(Octets items, int type) {
        int count = Math.min(items.u16le(0), MOST);
        int at = 2;
        for (int i = 0; i < count && items.has(at, 4); i++) {
            int length = items.u16le(at + 2);
            if (items.u16le(at) == type) {
                return items.slice(at + 4, length);
            }
            at += 4 + length;
        }
        return Octets.EMPTY;
    }
}
