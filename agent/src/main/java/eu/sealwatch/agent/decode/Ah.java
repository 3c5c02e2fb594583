package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * The authentication header (RFC 4302 section 2): next protocol, length in words less 2, zero, then
 * parameters, sequence number and check value. What follows is signed and not hidden.
 */
final class Ah {
    private static final int LEAST = 12;

    private Ah() {}

    static void read(Datagram outer) {
        if (outer.payloadCaptured < LEAST) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int header = ((bytes.get(at + 1) & 0xFF) + 2) * 4;
        if (header >= LEAST && outer.payloadCaptured > header && bytes.getShort(at + 2) == 0) {
            outer.carry(Encapsulation.AH, header, EtherType.IP_PROTOCOL | bytes.get(at) & 0xFF, 0);
        }
    }
}
