package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * A remote mirror port over UDP, the TaZmen sniffer protocol, which no standard describes: version
 * 1, type 0 for what was received, protocol; tags, each with a length but for padding and the last;
 * a frame.
 */
final class Tzsp {
    static final int PORT = 37008;

    private static final int HEADER = 4;
    private static final int VERSION_1_RECEIVED = 0x0100;
    private static final int ETHERNET = 1;
    private static final int DOT11 = 18;
    private static final int PADDING = 0;
    private static final int LAST_TAG = 1;

    private Tzsp() {}

    static void read(Datagram outer) {
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int captured = outer.payloadCaptured;
        if (captured < HEADER || bytes.getShort(at) != VERSION_1_RECEIVED) {
            return;
        }
        int header = HEADER;
        int tag = PADDING;
        while (tag != LAST_TAG) {
            if (captured < header + 2) {
                return;
            }
            tag = bytes.get(at + header);
            header +=
                    tag == PADDING || tag == LAST_TAG ? 1 : 2 + (bytes.get(at + header + 1) & 0xFF);
        }
        int start = at + header;
        int protocol = bytes.getShort(at + 2);
        if (protocol == ETHERNET
                && IpShape.isFrame(bytes, start, captured - header, outer.payloadBytes - header)) {
            outer.carry(Encapsulation.TZSP, header, EtherType.ETHERNET, outer.ends());
        } else if (protocol == DOT11 && Dot11.isIpData(bytes, start, captured - header)) {
            outer.carry(Encapsulation.TZSP, header, EtherType.DOT11, outer.ends());
        }
    }
}
