package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * A mobile network's user plane (3GPP TS 29.281 section 5): version 1 with flags, message type,
 * length, endpoint identifier; where a flag is set four octets more, and a chain of extension
 * headers, each as long as it says in words. A G-PDU carries a packet, the other messages none.
 *
 * <p>Endpoint identifiers do not tell networks apart: each direction has its own.
 */
final class GtpU {
    static final int PORT = 2152;

    private static final int HEADER = 8;
    private static final int OPTIONAL = 4;
    private static final int FIRST_BITS = 0xF8;
    private static final int VERSION_1 = 0x30;
    private static final int ANY_FLAG = 0x07;
    private static final int EXTENSION_FLAG = 0x04;

    private static final int ECHO_REQUEST = 1;
    private static final int ECHO_RESPONSE = 2;
    private static final int ERROR_INDICATION = 26;
    private static final int EXTENSION_NOTIFICATION = 31;
    private static final int END_MARKER = 254;
    private static final int G_PDU = 255;

    private GtpU() {}

    static void read(Datagram outer) {
        if (outer.payloadCaptured < HEADER) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int flags = bytes.get(at) & 0xFF;
        int length = bytes.getShort(at + 2) & 0xFFFF;
        if ((flags & FIRST_BITS) != VERSION_1 || length != outer.payloadBytes - HEADER) {
            return;
        }
        switch (bytes.get(at + 1) & 0xFF) {
            case G_PDU -> packet(outer, flags);
            case ECHO_REQUEST, ECHO_RESPONSE ->
                    // no tunnel is meant, and a sequence number is needed
                    message(outer, bytes.getInt(at + 4) == 0 && (flags & ANY_FLAG) != 0);
            case ERROR_INDICATION, EXTENSION_NOTIFICATION, END_MARKER -> message(outer, true);
            default -> {
                // of no version of the standard
            }
        }
    }

    private static void packet(Datagram outer, int flags) {
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int header = HEADER + ((flags & ANY_FLAG) != 0 ? OPTIONAL : 0);
        if (outer.payloadCaptured < header + 1) {
            return;
        }
        int next = (flags & EXTENSION_FLAG) != 0 ? bytes.get(at + header - 1) : 0;
        while (next != 0) {
            int extension = (bytes.get(at + header) & 0xFF) * 4;
            if (extension == 0 || outer.payloadCaptured < header + extension + 1) {
                return;
            }
            header += extension;
            next = bytes.get(at + header - 1);
        }
        int start = at + header;
        int captured = outer.payloadCaptured - header;
        int onWire = outer.payloadBytes - header;
        // The header's own length was right already.
        if (IpShape.fitsIn(bytes, start, captured, onWire)) {
            int type = EtherType.ofIp(bytes.get(start));
            outer.carry(Encapsulation.GTP, header, type, outer.ends());
        } else if (IpShape.isFrame(bytes, start, captured, onWire)) {
            outer.carry(Encapsulation.GTP, header, EtherType.ETHERNET, outer.ends());
        }
    }

    private static void message(Datagram outer, boolean isOne) {
        if (isOne) {
            outer.carry(Encapsulation.GTP, HEADER, 0, 0);
        }
    }
}
