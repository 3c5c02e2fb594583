package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Generic routing encapsulation: flags, version, EtherType, then what the flags announce. Version 0
 * (RFC 2784, RFC 2890) has checksum, key and sequence number; version 1, PPTP's (RFC 2637 section
 * 4.1), has in place of the key a length and a call, and an acknowledgement.
 *
 * <p>A key tells tunnels apart; a call does not, as each side has its own.
 */
final class Gre {
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGEMENT = 0x0080;
    private static final int VERSION = 0x0007;

    private Gre() {}

    static void read(Datagram outer) {
        int captured = outer.payloadCaptured;
        if (captured < 4) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int flags = bytes.getShort(at) & 0xFFFF;
        int type = bytes.getShort(at + 2) & 0xFFFF;
        switch (flags & VERSION) {
            case 0 -> plain(outer, flags, type);
            case 1 -> pptp(outer, flags, type);
            default -> {
                // no other version was ever defined
            }
        }
    }

    private static void plain(Datagram outer, int flags, int type) {
        if ((flags & ROUTING) != 0) {
            // RFC 2784 section 2.3: of the routing that RFC 1701 had, nothing is understood
            return;
        }
        int header = 4 + ((flags & CHECKSUM) != 0 ? 4 : 0);
        int key = outer.ends();
        if ((flags & KEY) != 0) {
            if (outer.payloadCaptured < header + 4) {
                return;
            }
            key += outer.bytes.getInt(outer.payloadStart + header);
            header += 4;
        }
        header += (flags & SEQUENCE) != 0 ? 4 : 0;
        if (outer.payloadCaptured < header) {
            return;
        }
        switch (type) {
            case EtherType.ERSPAN -> Erspan.read(outer, header, (flags & SEQUENCE) != 0);
            case EtherType.ERSPAN_III -> Erspan.readThird(outer, header);
            default -> outer.carry(Encapsulation.GRE, header, type, key);
        }
    }

    private static void pptp(Datagram outer, int flags, int type) {
        boolean carries = (flags & (KEY | SEQUENCE)) == (KEY | SEQUENCE);
        int header = 12 + ((flags & ACKNOWLEDGEMENT) != 0 ? 4 : 0);
        if (type != EtherType.PPP || !carries || outer.payloadCaptured < header) {
            return;
        }
        int length = outer.bytes.getShort(outer.payloadStart + 4) & 0xFFFF;
        if (length == outer.payloadBytes - header) {
            outer.carry(Encapsulation.GRE, header, EtherType.PPP, outer.ends());
        }
    }
}
