package eu.sealwatch.agent.decode;

/** IEEE 802 numbers that say what a frame carries; most tunnels use them too. */
final class EtherType {
    /** Smaller numbers are the length of an IEEE 802.3 frame. */
    static final int LEAST = 0x0600;

    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;

    /** ERSPAN type III, in GRE only. */
    static final int ERSPAN_III = 0x22EB;

    /** A whole Ethernet frame: transparent Ethernet bridging, RFC 1701. */
    static final int ETHERNET = 0x6558;

    static final int VLAN = 0x8100;
    static final int IPV6 = 0x86DD;

    /** RFC 7637 section 3.2 and RFC 2637 section 4.1, in tunnels only. */
    static final int PPP = 0x880B;

    static final int MPLS = 0x8847;
    static final int MPLS_MULTICAST = 0x8848;
    static final int PPPOE_SESSION = 0x8864;
    static final int SERVICE_VLAN = 0x88A8;

    /** PROFINET, IEC 61158-6-10. */
    static final int PROFINET = 0x8892;

    /** ERSPAN types I and II, in GRE only. */
    static final int ERSPAN = 0x88BE;

    /** Backbone service instance tag, IEEE 802.1ah. */
    static final int PBB = 0x88E7;

    /** IEEE 802.1BR, as vendors' VN-tag. */
    static final int VN_TAG = 0x8926;

    static final int OLD_SERVICE_VLAN = 0x9100;

    /** No EtherType: an IP protocol number with this bit is carried between the same ends. */
    static final int IP_PROTOCOL = 0x1_0000;

    /** No EtherType: a frame of IEEE 802.11. */
    static final int DOT11 = 0x2_0000;

    private EtherType() {}

    /** The type of an IP packet by its version; 0 for what is none. */
    static int ofIp(int firstOctet) {
        return switch (firstOctet >>> 4 & 0xF) {
            case 4 -> IPV4;
            case 6 -> IPV6;
            default -> 0;
        };
    }
}
