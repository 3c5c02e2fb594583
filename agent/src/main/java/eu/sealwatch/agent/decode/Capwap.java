package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * An access point's data channel (RFC 5415 section 4.3), unless it is in DTLS: zero, header length
 * in words, radio and binding, flags; then an Ethernet frame, or one of IEEE 802.11 without a check
 * sequence.
 */
final class Capwap {
    static final int PORT = 5247;

    private static final int LEAST = 8;

    // Of the first word, after preamble, header length, radio and binding.
    private static final int NATIVE = 0x100;
    private static final int FRAGMENT = 0x080;
    private static final int KEEP_ALIVE = 0x008;
    private static final int RESERVED = 0x007;

    private Capwap() {}

    static void read(Datagram outer) {
        if (outer.payloadCaptured < LEAST) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int word = bytes.getInt(outer.payloadStart);
        int header = (word >>> 19 & 0x1F) * 4;
        boolean isPlain = word >>> 24 == 0 && (word & (FRAGMENT | RESERVED)) == 0;
        if (!isPlain || header < LEAST || outer.payloadCaptured <= header) {
            return;
        }
        int start = outer.payloadStart + header;
        int captured = outer.payloadCaptured - header;
        int onWire = outer.payloadBytes - header;
        if ((word & (KEEP_ALIVE | NATIVE)) == 0
                && IpShape.isFrame(bytes, start, captured, onWire)) {
            outer.carry(Encapsulation.CAPWAP, header, EtherType.ETHERNET, outer.ends());
        } else if ((word & (KEEP_ALIVE | NATIVE)) == NATIVE
                && Dot11.isIpData(bytes, start, captured)) {
            outer.carry(Encapsulation.CAPWAP, header, EtherType.DOT11, outer.ends());
        }
    }
}
