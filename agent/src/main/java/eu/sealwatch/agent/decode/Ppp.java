package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * The Point-to-Point Protocol (RFC 1661) in HDLC-like framing (RFC 1662): address and control,
 * which may have been negotiated away, then a protocol number, whose first octet may have been too.
 * Odd octets end a number, so one look tells how long it is.
 */
final class Ppp {
    private static final int ADDRESS_AND_CONTROL = 0xFF03;
    private static final int IPV4 = 0x0021;
    private static final int IPV6 = 0x0057;
    private static final int MPLS = 0x0281;
    private static final int MPLS_MULTICAST = 0x0283;

    private Ppp() {}

    /** Bytes up to the protocol number. */
    static int framing(PacketBytes bytes, int at, int captured) {
        return captured >= 2 && (bytes.getShort(at) & 0xFFFF) == ADDRESS_AND_CONTROL ? 2 : 0;
    }

    /** Bytes of the protocol number. */
    static int numberBytes(PacketBytes bytes, int at, int captured) {
        return captured > 0 && (bytes.get(at) & 1) == 1 ? 1 : 2;
    }

    /** The EtherType of what a protocol number stands for; 0 for PPP's own and all else. */
    static int etherType(int protocol) {
        return switch (protocol) {
            case IPV4 -> EtherType.IPV4;
            case IPV6 -> EtherType.IPV6;
            case MPLS -> EtherType.MPLS;
            case MPLS_MULTICAST -> EtherType.MPLS_MULTICAST;
            default -> 0;
        };
    }
}
