package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/** Reads a packet's link header, by the link type of its capture, down to an EtherType or IP. */
final class LinkDecoder {
    // LINKTYPE_ values, and the DLT_ values that some systems write in their place
    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int PPP = 9;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int PPP_HDLC = 50;
    private static final int PPP_ETHER = 51;
    private static final int RAW = 101;
    private static final int CISCO_HDLC = 104;
    private static final int DOT11 = 105;
    private static final int FRAME_RELAY = 107;
    private static final int LOOP = 108;
    private static final int COOKED = 113;
    private static final int PFLOG = 117;
    private static final int RADIOTAP = 127;
    private static final int RAW_IPV4 = 228;
    private static final int RAW_IPV6 = 229;
    private static final int NFLOG = 239;
    private static final int COOKED_2 = 276;

    private static final int COOKED_HEADER = 16;
    private static final int COOKED_2_HEADER = 20;
    private static final int FAMILY_HEADER = 4;
    private static final int HDLC_HEADER = 4;
    private static final int NFLOG_HEADER = 4;
    private static final int NFLOG_PAYLOAD = 9;

    private final DecodeCounters counters;
    private final FrameDecoder frames;

    LinkDecoder(DecodeCounters counters, FrameDecoder frames) {
        this.counters = counters;
        this.frames = frames;
    }

    Decoded decode(int linkType, int at, int captured, int onWire, Datagram into) {
        return linkType == ETHERNET
                ? frames.ethernet(at, captured, onWire, into)
                : other(linkType, at, captured, onWire, into);
    }

    private Decoded other(int linkType, int at, int captured, int onWire, Datagram into) {
        return switch (linkType) {
            case RAW, RAW_BSD, RAW_OPENBSD, RAW_IPV4, RAW_IPV6 ->
                    frames.ip(at, captured, onWire, into);
            case NULL, LOOP -> family(at, captured, onWire, into);
            case COOKED -> cooked(at, captured, onWire, into);
            case COOKED_2 -> cooked2(at, captured, onWire, into);
            case PPP, PPP_HDLC, CISCO_HDLC -> serial(at, captured, onWire, into);
            case PPP_ETHER -> frames.typed(EtherType.PPPOE_SESSION, at, captured, onWire, into);
            case FRAME_RELAY -> frameRelay(at, captured, onWire, into);
            case DOT11 -> frames.dot11(at, captured, onWire, into);
            case RADIOTAP -> radiotap(at, captured, onWire, into);
            case PFLOG -> packetFilter(at, captured, onWire, into);
            case NFLOG -> netfilter(at, captured, onWire, into);
            default -> malformed(Malformed.LINK_UNKNOWN);
        };
    }

    /** Loopback: an address family, in the byte order of whoever wrote it; IP tells its version. */
    private Decoded family(int at, int captured, int onWire, Datagram into) {
        if (captured < FAMILY_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        int family = into.bytes.getInt(at);
        int number = family >>> 16 == 0 ? family : Integer.reverseBytes(family);
        return switch (number) {
            // AF_INET everywhere; AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, macOS
            case 2, 10, 24, 28, 30 -> ip(FAMILY_HEADER, at, captured, onWire, into);
            default -> Decoded.NOT_IP;
        };
    }

    /** Linux's pseudo-interface "any": direction, hardware type, address, EtherType. */
    private Decoded cooked(int at, int captured, int onWire, Datagram into) {
        if (captured < COOKED_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        if (into.bytes.getShort(at + 4) == 6) {
            into.sourceMac = into.bytes.getLong(at + 6) >>> 16;
        }
        int type = into.bytes.getShort(at + 14) & 0xFFFF;
        return typed(type, COOKED_HEADER, at, captured, onWire, into);
    }

    private Decoded cooked2(int at, int captured, int onWire, Datagram into) {
        if (captured < COOKED_2_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        if (into.bytes.get(at + 11) == 6) {
            into.sourceMac = into.bytes.getLong(at + 12) >>> 16;
        }
        int type = into.bytes.getShort(at) & 0xFFFF;
        return typed(type, COOKED_2_HEADER, at, captured, onWire, into);
    }

    /**
     * Serial lines. Cisco's frames have an EtherType after address (unicast or broadcast) and
     * control; all else is PPP, with or without its framing.
     */
    private Decoded serial(int at, int captured, int onWire, Datagram into) {
        if (captured < HDLC_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        int head = into.bytes.getShort(at) & 0xFFFF;
        if (head == 0x0F00 || head == 0x8F00) {
            int type = into.bytes.getShort(at + 2) & 0xFFFF;
            return typed(type, HDLC_HEADER, at, captured, onWire, into);
        }
        return frames.ppp(at, captured, onWire, into);
    }

    /**
     * RFC 2427: an address whose last octet is odd, control, and a network layer protocol, which
     * may be padded; or, in Cisco's way, an EtherType after the address.
     */
    private Decoded frameRelay(int at, int captured, int onWire, Datagram into) {
        int address = 2;
        while (address < 4 && captured >= address && (into.bytes.get(at + address - 1) & 1) == 0) {
            address += 2;
        }
        if (captured < address + 3) {
            return malformed(Malformed.LINK_CUT);
        }
        PacketBytes bytes = into.bytes;
        if (bytes.get(at + address) != 3) {
            int type = bytes.getShort(at + address) & 0xFFFF;
            return type < EtherType.LEAST
                    ? Decoded.NOT_IP
                    : typed(type, address + 2, at, captured, onWire, into);
        }
        int header = address + (bytes.get(at + address + 1) == 0 ? 2 : 1);
        return switch (bytes.get(at + header) & 0xFF) {
            case 0xCC, 0x8E -> ip(header + 1, at, captured, onWire, into);
            default -> Decoded.NOT_IP;
        };
    }

    /** What the radio adds: version 0, padding, its own length; then the frame. */
    private Decoded radiotap(int at, int captured, int onWire, Datagram into) {
        if (captured < 8) {
            return malformed(Malformed.LINK_CUT);
        }
        int header = Short.reverseBytes(into.bytes.getShort(at + 2)) & 0xFFFF;
        return captured < header
                ? malformed(Malformed.LINK_CUT)
                : frames.dot11(at + header, captured - header, onWire - header, into);
    }

    /** OpenBSD's packet filter: its own length, which is padded to whole words; then IP. */
    private Decoded packetFilter(int at, int captured, int onWire, Datagram into) {
        int length = captured == 0 ? 0 : into.bytes.get(at) & 0xFF;
        int header = length + 3 & ~3;
        return length == 0 || captured < header
                ? malformed(Malformed.LINK_CUT)
                : ip(header, at, captured, onWire, into);
    }

    /**
     * Linux's netfilter: family, version, group; then attributes of length, which counts itself,
     * and type, in the byte order of the machine, each padded to whole words. One is the packet.
     */
    private Decoded netfilter(int at, int captured, int onWire, Datagram into) {
        int header = NFLOG_HEADER;
        while (captured >= header + NFLOG_HEADER) {
            int length = Short.reverseBytes(into.bytes.getShort(at + header)) & 0xFFFF;
            int type = Short.reverseBytes(into.bytes.getShort(at + header + 2)) & 0x7FFF;
            if (type == NFLOG_PAYLOAD) {
                return ip(header + NFLOG_HEADER, at, captured, onWire, into);
            }
            if (length < NFLOG_HEADER) {
                break;
            }
            header += length + 3 & ~3;
        }
        return captured < NFLOG_HEADER ? malformed(Malformed.LINK_CUT) : Decoded.NOT_IP;
    }

    private Decoded ip(int header, int at, int captured, int onWire, Datagram into) {
        return frames.ip(at + header, captured - header, onWire - header, into);
    }

    private Decoded typed(int type, int header, int at, int captured, int onWire, Datagram into) {
        return frames.typed(type, at + header, captured - header, onWire - header, into);
    }

    private Decoded malformed(Malformed kind) {
        counters.add(kind);
        return Decoded.MALFORMED;
    }
}
