package eu.sealwatch.agent.decode;

/** IEEE 802 numbers that say what a frame carries. */
final class EtherType {
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int VLAN = 0x8100;
    static final int IPV6 = 0x86DD;
    static final int PPPOE_SESSION = 0x8864;
    static final int SERVICE_VLAN = 0x88A8;
    static final int OLD_SERVICE_VLAN = 0x9100;

    private EtherType() {}
}
