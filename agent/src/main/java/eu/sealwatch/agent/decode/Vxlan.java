package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * VXLAN (RFC 7348 section 5): flags, of which one says that the network identifier is valid; three
 * octets that are zero but for a group policy (draft-smith-vxlan-group-policy); the identifier in
 * 24 bits; zero; an Ethernet frame.
 */
final class Vxlan {
    static final int PORT = 4789;

    /** Of Linux, from before IANA assigned one. */
    static final int OLD_PORT = 8472;

    /** Of the generic extension. */
    static final int GENERIC_PORT = 4790;

    private static final int HEADER = 8;

    /** Makes network 0 a network too. */
    private static final int ANY_NETWORK = 1 << 24;

    private static final int VALID_IDENTIFIER = 0x08;
    private static final int GROUP_POLICY = 0x80;
    private static final int NEXT_PROTOCOL = 0x04;

    private Vxlan() {}

    static void read(Datagram outer) {
        if (outer.payloadCaptured < HEADER) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int flags = bytes.get(at) & 0xFF;
        int beside = bytes.getInt(at) & 0xFF_FFFF;
        int identifier = bytes.getInt(at + 4);
        boolean isPlain = flags == VALID_IDENTIFIER && beside == 0;
        boolean isGrouped = flags == (VALID_IDENTIFIER | GROUP_POLICY);
        if ((isPlain || isGrouped) && (identifier & 0xFF) == 0) {
            int key = ANY_NETWORK | identifier >>> 8;
            outer.carry(Encapsulation.VXLAN, HEADER, EtherType.ETHERNET, key);
        }
    }

    /**
     * With the generic extension (draft-ietf-nvo3-vxlan-gpe) the fourth octet says what follows.
     */
    static void readGeneric(Datagram outer) {
        if (outer.payloadCaptured < HEADER) {
            return;
        }
        int first = outer.bytes.getInt(outer.payloadStart);
        int identifier = outer.bytes.getInt(outer.payloadStart + 4);
        int type =
                switch (first & 0xFF) {
                    case 1 -> EtherType.IPV4;
                    case 2 -> EtherType.IPV6;
                    case 3 -> EtherType.ETHERNET;
                    default -> 0;
                };
        boolean isGeneric = first >>> 8 == (VALID_IDENTIFIER | NEXT_PROTOCOL) << 16;
        if (isGeneric && type != 0 && (identifier & 0xFF) == 0) {
            outer.carry(Encapsulation.VXLAN, HEADER, type, ANY_NETWORK | identifier >>> 8);
        }
    }
}
