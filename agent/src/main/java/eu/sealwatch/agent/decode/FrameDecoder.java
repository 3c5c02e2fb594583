package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Reads what an EtherType announces: IP, ARP, or something wrapped around them. Wrappings within a
 * frame are taken off at once; a tunnel over IP is a datagram itself, so that the caller has it
 * first, and then asks for what it {@link #carried}.
 */
final class FrameDecoder {
    private static final int ETHERNET_HEADER = 14;
    private static final int VLAN_TAG = 4;
    private static final int VN_TAG = 6;
    private static final int MOST_VLAN_TAGS = 4;
    private static final int ARP_IPV4_BYTES = 28;

    /** Least FrameID of DCP's services, IEC 61158-6-10. */
    private static final int DISCOVERY = 0xFEFC;

    private static final int VLAN_ID = 0x0FFF;

    /** Makes a second VLAN unlike any other thing that tells networks apart. */
    private static final int ANY_VLAN = 1 << 25;

    private final DecodeCounters counters;
    private final IpDecoder ip;

    FrameDecoder(DecodeCounters counters) {
        this.counters = counters;
        this.ip = new IpDecoder(counters);
    }

    Decoded ip(int at, int captured, int onWire, Datagram into) {
        return ip.decode(at, captured, onWire, into);
    }

    Decoded ethernet(int at, int captured, int onWire, Datagram into) {
        if (captured < ETHERNET_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        PacketBytes bytes = into.bytes;
        into.destinationMac = bytes.getLong(at) >>> 16;
        into.sourceMac = bytes.getLong(at + 4) & 0xFFFF_FFFF_FFFFL;
        return typed(
                bytes.getShort(at + 12) & 0xFFFF,
                at + ETHERNET_HEADER,
                captured - ETHERNET_HEADER,
                onWire - ETHERNET_HEADER,
                into);
    }

    /** What follows an EtherType. */
    Decoded typed(int type, int at, int captured, int onWire, Datagram into) {
        return switch (type) {
            case EtherType.IPV4, EtherType.IPV6 -> ip.decode(at, captured, onWire, into);
            case EtherType.VLAN, EtherType.SERVICE_VLAN, EtherType.OLD_SERVICE_VLAN ->
                    vlan(at, captured, onWire, into);
            case EtherType.ARP -> arp(at, captured, into);
            default -> wrapped(type, at, captured, onWire, into);
        };
    }

    /** Decodes what the wrapping carries that was read last. */
    Decoded carried(Datagram into) {
        int chain = Encapsulation.chain(into.encapsulation, into.carries);
        if (chain < 0) {
            return malformed(Malformed.TOO_DEEP);
        }
        into.encapsulation = chain;
        if (into.carriedKey != 0) {
            into.within(into.carriedKey ^ into.carries.ordinal() << 26);
        }
        into.carries = Encapsulation.NONE;
        return typed(
                into.carriedType, into.carriedStart, into.carriedCaptured, into.carriedBytes, into);
    }

    private Decoded vlan(int start, int captured, int onWire, Datagram into) {
        int type = EtherType.VLAN;
        int at = 0;
        for (int tags = 0; isVlan(type); tags++) {
            if (tags == MOST_VLAN_TAGS || captured < at + VLAN_TAG) {
                return malformed(Malformed.LINK_CUT);
            }
            int id = into.bytes.getShort(start + at) & VLAN_ID;
            if (into.tagged) {
                into.within(ANY_VLAN | id);
            } else {
                into.vlan = id;
                into.tagged = true;
            }
            type = into.bytes.getShort(start + at + 2) & 0xFFFF;
            at += VLAN_TAG;
        }
        return typed(type, start + at, captured - at, onWire - at, into);
    }

    private static boolean isVlan(int type) {
        return type == EtherType.VLAN
                || type == EtherType.SERVICE_VLAN
                || type == EtherType.OLD_SERVICE_VLAN;
    }

    private Decoded wrapped(int type, int at, int captured, int onWire, Datagram into) {
        if (type == 0) {
            return Decoded.NOT_IP;
        }
        if (type < EtherType.LEAST) {
            return llc(at, captured, onWire, into);
        }
        if ((type & EtherType.IP_PROTOCOL) != 0) {
            into.transport = type & 0xFF;
            return ip.transport(at, captured, onWire, into);
        }
        return switch (type) {
            case EtherType.MPLS, EtherType.MPLS_MULTICAST ->
                    opened(Mpls.read(into, at, captured, onWire), into);
            case EtherType.PPPOE_SESSION -> opened(Pppoe.read(into, at, captured, onWire), into);
            case EtherType.PBB -> opened(Pbb.read(into, at, captured, onWire), into);
            case EtherType.ETHERNET -> ethernet(at, captured, onWire, into);
            case EtherType.PPP -> ppp(at, captured, onWire, into);
            case EtherType.DOT11 -> dot11(at, captured, onWire, into);
            case EtherType.PROFINET -> profinet(at, captured, into);
            case EtherType.VN_TAG -> vnTag(at, captured, onWire, into);
            default -> Decoded.NOT_IP;
        };
    }

    /** Of its many frames those of discovery alone, whose identifiers are the last four. */
    private static Decoded profinet(int at, int captured, Datagram into) {
        if (captured < 2 || (into.bytes.getShort(at) & 0xFFFF) < DISCOVERY) {
            return Decoded.NOT_IP;
        }
        into.payloadStart = at;
        into.payloadCaptured = captured;
        return Decoded.STATION;
    }

    private Decoded opened(boolean whole, Datagram into) {
        return whole ? carried(into) : malformed(Malformed.LINK_CUT);
    }

    private Decoded llc(int at, int captured, int onWire, Datagram into) {
        int type = Llc.etherType(into.bytes, at, captured);
        return type < EtherType.LEAST
                ? Decoded.NOT_IP
                : typed(
                        type,
                        at + Llc.SNAP_HEADER,
                        captured - Llc.SNAP_HEADER,
                        onWire - Llc.SNAP_HEADER,
                        into);
    }

    Decoded ppp(int at, int captured, int onWire, Datagram into) {
        int framing = Ppp.framing(into.bytes, at, captured);
        int number = Ppp.numberBytes(into.bytes, at + framing, captured - framing);
        int header = framing + number;
        if (captured < header) {
            return malformed(Malformed.LINK_CUT);
        }
        int last = into.bytes.get(at + header - 1) & 0xFF;
        int protocol = number == 1 ? last : into.bytes.getShort(at + framing) & 0xFFFF;
        int type = Ppp.etherType(protocol);
        return type == 0
                ? Decoded.NOT_IP
                : typed(type, at + header, captured - header, onWire - header, into);
    }

    Decoded dot11(int at, int captured, int onWire, Datagram into) {
        int header = Dot11.header(into.bytes, at, captured);
        if (header < 0) {
            return Decoded.NOT_IP;
        }
        Dot11.addresses(into.bytes, at, into);
        return llc(at + header, captured - header, onWire - header, into);
    }

    /** IEEE 802.1BR: which port of a switch it came from; four octets, then an EtherType. */
    private Decoded vnTag(int at, int captured, int onWire, Datagram into) {
        if (captured < VN_TAG) {
            return malformed(Malformed.LINK_CUT);
        }
        int type = into.bytes.getShort(at + 4) & 0xFFFF;
        return type == EtherType.VN_TAG
                ? Decoded.NOT_IP
                : typed(type, at + VN_TAG, captured - VN_TAG, onWire - VN_TAG, into);
    }

    /**
     * RFC 826: hardware and protocol type, lengths, operation, then the sender's MAC and address.
     */
    private static Decoded arp(int start, int captured, Datagram into) {
        PacketBytes bytes = into.bytes;
        boolean isIpv4OverEthernet =
                captured >= ARP_IPV4_BYTES
                        && bytes.getShort(start) == 1
                        && bytes.getShort(start + 2) == EtherType.IPV4
                        && bytes.getShort(start + 4) == 0x0604;
        if (!isIpv4OverEthernet) {
            return Decoded.NOT_IP;
        }
        into.sourceMac = bytes.getLong(start + 8) >>> 16;
        into.ipVersion = 4;
        into.sourceHigh = 0;
        into.sourceLow = Datagram.IPV4_PREFIX | Integer.toUnsignedLong(bytes.getInt(start + 14));
        return Decoded.ARP;
    }

    private Decoded malformed(Malformed kind) {
        counters.add(kind);
        return Decoded.MALFORMED;
    }
}
