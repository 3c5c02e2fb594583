package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/** PPP over Ethernet (RFC 2516): version and type 1, code 0, session, length; then PPP. */
final class Pppoe {
    private static final int HEADER = 6;
    private static final int VERSION_TYPE_AND_CODE = 0x1100;

    private Pppoe() {}

    static boolean read(Datagram into, int at, int captured, int onWire) {
        if (captured < HEADER) {
            return false;
        }
        PacketBytes bytes = into.bytes;
        boolean isSession = (bytes.getShort(at) & 0xFFFF) == VERSION_TYPE_AND_CODE;
        int session = bytes.getShort(at + 2) & 0xFFFF;
        into.carry(
                Encapsulation.PPPOE,
                isSession ? EtherType.PPP : 0,
                at + HEADER,
                captured - HEADER,
                onWire - HEADER,
                session);
        return true;
    }
}
