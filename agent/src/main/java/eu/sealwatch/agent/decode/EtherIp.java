package eu.sealwatch.agent.decode;

/** Ethernet in IP (RFC 3378): version 3, twelve zero bits, a frame. */
final class EtherIp {
    private static final int HEADER = 2;
    private static final int VERSION_3 = 0x3000;

    private EtherIp() {}

    static void read(Datagram outer) {
        if (outer.payloadCaptured >= HEADER
                && outer.bytes.getShort(outer.payloadStart) == VERSION_3) {
            outer.carry(Encapsulation.ETHERIP, HEADER, EtherType.ETHERNET, outer.ends());
        }
    }
}
