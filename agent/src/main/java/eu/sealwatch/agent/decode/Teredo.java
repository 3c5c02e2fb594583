package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Teredo (RFC 4380 section 5.1.1): an authentication (0, 1, lengths, nonce) and an origin
 * indication (0, 0, port, address) may stand before an IPv6 packet, and trailers behind one without
 * contents (RFC 6081 section 4). Only servers have a port of their own, so relays and peers are
 * known by the packet: it fits, and one end of it is a Teredo address.
 */
final class Teredo {
    static final int PORT = 3544;

    private static final int AUTHENTICATION = 1;
    private static final int AUTHENTICATION_BYTES = 13;
    private static final int ORIGIN_BYTES = 8;
    private static final int IPV6_HEADER = 40;
    private static final int NO_NEXT_HEADER = 59;

    /** 2001::/32, and fe80::/64 of a client that has no address yet. */
    private static final int PREFIX = 0x2001_0000;

    private static final long LINK_LOCAL = 0xFE80L << 48;

    private Teredo() {}

    static void read(Datagram outer) {
        int header = indications(outer);
        int captured = outer.payloadCaptured - header;
        int onWire = outer.payloadBytes - header;
        if (captured < IPV6_HEADER) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart + header;
        int length = IPV6_HEADER + (bytes.getShort(at + 4) & 0xFFFF);
        boolean fits = length == onWire || length < onWire && bytes.get(at + 6) == NO_NEXT_HEADER;
        boolean isTeredo =
                (bytes.get(at) >>> 4 & 0xF) == 6
                        && fits
                        && (isTeredoEnd(bytes, at + 8) || isTeredoEnd(bytes, at + 24));
        if (isTeredo) {
            // Hosts have addresses of their own here, and the way there may not be the way back.
            outer.carry(Encapsulation.TEREDO, header, EtherType.IPV6, 0);
        }
    }

    private static boolean isTeredoEnd(PacketBytes bytes, int at) {
        return bytes.getInt(at) == PREFIX || bytes.getLong(at) == LINK_LOCAL;
    }

    /** Bytes before the IPv6 packet, as far as they are there. */
    private static int indications(Datagram outer) {
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int captured = outer.payloadCaptured;
        int header = 0;
        if (captured >= AUTHENTICATION_BYTES && bytes.getShort(at) == AUTHENTICATION) {
            header = AUTHENTICATION_BYTES + (bytes.get(at + 2) & 0xFF) + (bytes.get(at + 3) & 0xFF);
        }
        if (captured >= header + ORIGIN_BYTES && bytes.getShort(at + header) == 0) {
            header += ORIGIN_BYTES;
        }
        return header;
    }
}
