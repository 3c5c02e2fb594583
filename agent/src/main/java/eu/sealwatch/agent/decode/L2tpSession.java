package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * A data packet of L2TP version 3, over IP (RFC 3931 section 4.1.1.1) or UDP: the session, a cookie
 * of 0, 4 or 8 octets, perhaps a sublayer of 4 (section 4.6), then a frame or packet.
 */
final class L2tpSession {
    private static final int LONGEST_COOKIE_AND_SUBLAYER = 12;

    private L2tpSession() {}

    /**
     * @param header bytes up to the end of the session number
     */
    static void read(Datagram outer, int header) {
        if (outer.payloadCaptured < header) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        if (bytes.getInt(outer.payloadStart + header - 4) == 0) {
            // the session of control messages
            outer.carry(Encapsulation.L2TP, header, 0, 0);
            return;
        }
        for (int skip = 0; skip <= LONGEST_COOKIE_AND_SUBLAYER; skip += 4) {
            int start = outer.payloadStart + header + skip;
            int captured = outer.payloadCaptured - header - skip;
            int onWire = outer.payloadBytes - header - skip;
            int type = 0;
            if (IpShape.isFrame(bytes, start, captured, onWire)) {
                type = EtherType.ETHERNET;
            } else if (IpShape.fills(bytes, start, captured, onWire)) {
                type = EtherType.ofIp(bytes.get(start));
            }
            if (type != 0) {
                outer.carry(Encapsulation.L2TP, header + skip, type, outer.ends());
                return;
            }
        }
    }
}
