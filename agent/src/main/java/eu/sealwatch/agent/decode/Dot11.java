package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * A data frame of IEEE 802.11 (section 9.2, 9.3.2) that is not encrypted: frame control, duration,
 * three addresses, sequence control; a fourth address between access points, two octets of QoS,
 * four of HT control; then logical link control.
 */
final class Dot11 {
    private static final int HEADER = 24;
    private static final int ADDRESS = 6;

    // Frame control, first octet in the higher byte.
    private static final int VERSION_AND_TYPE = 0x0F00;
    private static final int DATA = 0x0800;
    private static final int NO_DATA = 0x4000;
    private static final int QOS = 0x8000;
    private static final int TO_DS = 0x01;
    private static final int FROM_DS = 0x02;
    private static final int MORE_FRAGMENTS = 0x04;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;

    /** Of the QoS field's first octet: several packets in one frame. */
    private static final int AGGREGATE = 0x80;

    private Dot11() {}

    /** Bytes up to logical link control; -1 for a frame that has none, or that is not read here. */
    static int header(PacketBytes bytes, int at, int captured) {
        if (captured < HEADER) {
            return -1;
        }
        int control = bytes.getShort(at) & 0xFFFF;
        boolean isWhole =
                (control & (VERSION_AND_TYPE | NO_DATA | PROTECTED | MORE_FRAGMENTS)) == DATA
                        && (bytes.get(at + 22) & 0xF) == 0;
        if (!isWhole) {
            return -1;
        }
        boolean isBetweenPoints = (control & (TO_DS | FROM_DS)) == (TO_DS | FROM_DS);
        int header = HEADER + (isBetweenPoints ? ADDRESS : 0);
        if ((control & QOS) != 0) {
            if (captured < header + 2 || (bytes.get(at + header) & AGGREGATE) != 0) {
                return -1;
            }
            header += 2 + ((control & ORDER) != 0 ? 4 : 0);
        }
        return captured < header ? -1 : header;
    }

    /** Whether it is a data frame with an IP packet or ARP. */
    static boolean isIpData(PacketBytes bytes, int at, int captured) {
        int header = header(bytes, at, captured);
        if (header < 0) {
            return false;
        }
        return switch (Llc.etherType(bytes, at + header, captured - header)) {
            case EtherType.IPV4, EtherType.IPV6, EtherType.ARP -> true;
            default -> false;
        };
    }

    /** Who sent it and to whom: which address says so depends on which way it goes. */
    static void addresses(PacketBytes bytes, int at, Datagram into) {
        int way = bytes.get(at + 1) & (TO_DS | FROM_DS);
        int second = at + 10;
        int third = at + 16;
        into.destinationMac = mac(bytes, (way & TO_DS) == 0 ? at + 4 : third);
        into.sourceMac =
                switch (way) {
                    case FROM_DS -> mac(bytes, third);
                    case TO_DS | FROM_DS -> mac(bytes, at + HEADER);
                    default -> mac(bytes, second);
                };
    }

    private static long mac(PacketBytes bytes, int at) {
        return (long) bytes.getShort(at) << 32 & 0xFFFF_0000_0000L
                | bytes.getInt(at + 2) & 0xFFFF_FFFFL;
    }
}
