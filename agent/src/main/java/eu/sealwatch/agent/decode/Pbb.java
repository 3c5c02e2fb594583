package eu.sealwatch.agent.decode;

/** A provider's backbone (IEEE 802.1ah): priority bits, service of 24 bits, customer's frame. */
final class Pbb {
    private static final int HEADER = 4;
    private static final int SERVICE = 0xFF_FFFF;

    /** Makes service 0 a service too. */
    private static final int ANY_SERVICE = 1 << 24;

    private Pbb() {}

    static boolean read(Datagram into, int at, int captured, int onWire) {
        if (captured < HEADER) {
            return false;
        }
        into.carry(
                Encapsulation.PBB,
                EtherType.ETHERNET,
                at + HEADER,
                captured - HEADER,
                onWire - HEADER,
                ANY_SERVICE | into.bytes.getInt(at) & SERVICE);
        return true;
    }
}
