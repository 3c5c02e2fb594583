package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Says whether bytes are like a packet that fills the room it has. A tunnel that only a port
 * announces is opened when what it carries fits, so that other traffic on that port is not.
 */
final class IpShape {
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int ARP_BYTES = 28;

    /** What a frame of 60 bytes may have behind the shortest packet, and a check sequence. */
    private static final int MOST_PADDING = 50;

    private static final int ETHERNET_HEADER = 14;

    private IpShape() {}

    /** Whether an IP packet begins here and ends where the room does. */
    static boolean fills(PacketBytes bytes, int at, int captured, int onWire) {
        return isIp(bytes, at, captured, onWire, 0);
    }

    /** Whether an IP packet begins here that ends where the room does, or is short and padded. */
    static boolean isPadded(PacketBytes bytes, int at, int captured, int onWire) {
        return isIp(bytes, at, captured, onWire, MOST_PADDING);
    }

    /** Whether an IP packet begins here that the room is long enough for. */
    static boolean fitsIn(PacketBytes bytes, int at, int captured, int onWire) {
        return isIp(bytes, at, captured, onWire, onWire);
    }

    private static boolean isIp(PacketBytes bytes, int at, int captured, int onWire, int padding) {
        if (captured < IPV4_HEADER) {
            return false;
        }
        int first = bytes.get(at) & 0xFF;
        int length;
        if (first >>> 4 == 4) {
            length = bytes.getShort(at + 2) & 0xFFFF;
            int header = (first & 0xF) * 4;
            if (header < IPV4_HEADER || length < header) {
                return false;
            }
        } else if (first >>> 4 == 6) {
            length = IPV6_HEADER + (bytes.getShort(at + 4) & 0xFFFF);
        } else {
            return false;
        }
        return length <= onWire && onWire - length <= padding;
    }

    /** Whether an Ethernet frame begins here whose type and contents agree. */
    static boolean isFrame(PacketBytes bytes, int at, int captured, int onWire) {
        int header = ETHERNET_HEADER;
        if (captured < header) {
            return false;
        }
        int type = bytes.getShort(at + 12) & 0xFFFF;
        while (type == EtherType.VLAN || type == EtherType.SERVICE_VLAN) {
            if (captured < header + 4) {
                return false;
            }
            type = bytes.getShort(at + header + 2) & 0xFFFF;
            header += 4;
        }
        int start = at + header;
        int seen = captured - header;
        int room = onWire - header;
        return switch (type) {
            case EtherType.IPV4, EtherType.IPV6 ->
                    isIp(bytes, start, seen, room, MOST_PADDING)
                            && EtherType.ofIp(bytes.get(start)) == type;
            case EtherType.ARP ->
                    seen >= ARP_BYTES
                            && bytes.getShort(start) == 1
                            && bytes.getShort(start + 2) == EtherType.IPV4;
            default -> type < EtherType.LEAST && Llc.isLlc(bytes, start, seen) && type <= room;
        };
    }
}
