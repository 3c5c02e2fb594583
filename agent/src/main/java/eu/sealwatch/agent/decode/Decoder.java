package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Reads a packet's link, IP and transport headers into a {@link Datagram}. Never throws on bad
 * bytes, allocates nothing for a packet; what cannot be read is counted by kind. Not thread safe.
 *
 * <p>The link's header is read here, the rest in {@link IpDecoder}.
 */
public final class Decoder {
    // LINKTYPE_ values, and the DLT_ values that some systems write in their place
    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int RAW = 101;
    private static final int LOOP = 108;
    private static final int COOKED = 113;
    private static final int RAW_IPV4 = 228;
    private static final int RAW_IPV6 = 229;
    private static final int COOKED_2 = 276;

    private static final int ETHERNET_HEADER = 14;
    private static final int VLAN_TAG = 4;
    private static final int MOST_VLAN_TAGS = 4;
    private static final int COOKED_HEADER = 16;
    private static final int COOKED_2_HEADER = 20;
    private static final int FAMILY_HEADER = 4;
    private static final int PPPOE_HEADER = 8;
    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;
    private static final int ARP_IPV4_BYTES = 28;

    private final DecodeCounters counters = new DecodeCounters();
    private final IpDecoder ip = new IpDecoder(counters);

    public DecodeCounters counters() {
        return counters;
    }

    public Decoded decode(Packet packet, Datagram into) {
        into.timeNs = packet.timeNs;
        into.bytes = packet.bytes;
        into.vlan = Math.max(packet.vlan, 0);
        into.sourceMac = 0;
        into.destinationMac = 0;
        Decoded outcome = link(packet, into);
        counters.add(outcome);
        return outcome;
    }

    private Decoded link(Packet packet, Datagram into) {
        PacketBytes bytes = packet.bytes;
        int start = packet.start;
        return switch (packet.linkType) {
            case ETHERNET -> ethernet(packet, into);
            case RAW, RAW_BSD, RAW_OPENBSD, RAW_IPV4, RAW_IPV6 -> ip.decode(packet, 0, into);
            case NULL, LOOP -> family(packet, into);
            case COOKED -> {
                if (packet.captured < COOKED_HEADER) {
                    yield malformed(Malformed.LINK_CUT);
                }
                if (bytes.getShort(start + 4) == 6) {
                    into.sourceMac = bytes.getLong(start + 6) >>> 16;
                }
                int type = bytes.getShort(start + 14) & 0xFFFF;
                yield carried(packet, type, COOKED_HEADER, into);
            }
            case COOKED_2 -> {
                if (packet.captured < COOKED_2_HEADER) {
                    yield malformed(Malformed.LINK_CUT);
                }
                if (bytes.get(start + 11) == 6) {
                    into.sourceMac = bytes.getLong(start + 12) >>> 16;
                }
                yield carried(packet, bytes.getShort(start) & 0xFFFF, COOKED_2_HEADER, into);
            }
            default -> malformed(Malformed.LINK_UNKNOWN);
        };
    }

    private Decoded ethernet(Packet packet, Datagram into) {
        if (packet.captured < ETHERNET_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        PacketBytes bytes = packet.bytes;
        int start = packet.start;
        into.destinationMac = bytes.getLong(start) >>> 16;
        into.sourceMac = bytes.getLong(start + 4) & 0xFFFF_FFFF_FFFFL;
        return carried(packet, bytes.getShort(start + 12) & 0xFFFF, ETHERNET_HEADER, into);
    }

    /** Loopback: an address family, in the byte order of whoever wrote it; IP tells its version. */
    private Decoded family(Packet packet, Datagram into) {
        if (packet.captured < FAMILY_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        int family = packet.bytes.getInt(packet.start);
        int number = family >>> 16 == 0 ? family : Integer.reverseBytes(family);
        return switch (number) {
            // AF_INET everywhere; AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, macOS
            case 2, 10, 24, 28, 30 -> ip.decode(packet, FAMILY_HEADER, into);
            default -> Decoded.NOT_IP;
        };
    }

    /** What follows an EtherType. */
    private Decoded carried(Packet packet, int etherType, int offset, Datagram into) {
        int type = etherType;
        int at = offset;
        for (int tags = 0; isVlan(type); tags++) {
            if (tags == MOST_VLAN_TAGS || packet.captured < at + VLAN_TAG) {
                return malformed(Malformed.LINK_CUT);
            }
            if (tags == 0 && packet.vlan == Packet.NO_TAG) {
                into.vlan = packet.bytes.getShort(packet.start + at) & 0x0FFF;
            }
            type = packet.bytes.getShort(packet.start + at + 2) & 0xFFFF;
            at += VLAN_TAG;
        }
        return switch (type) {
            case EtherType.IPV4, EtherType.IPV6 -> ip.decode(packet, at, into);
            case EtherType.ARP -> arp(packet, at, into);
            case EtherType.PPPOE_SESSION -> pppoe(packet, at, into);
            default -> Decoded.NOT_IP;
        };
    }

    private static boolean isVlan(int type) {
        return type == EtherType.VLAN
                || type == EtherType.SERVICE_VLAN
                || type == EtherType.OLD_SERVICE_VLAN;
    }

    /** RFC 2516: six bytes of session header, then a PPP protocol number. */
    private Decoded pppoe(Packet packet, int at, Datagram into) {
        if (packet.captured < at + PPPOE_HEADER) {
            return malformed(Malformed.LINK_CUT);
        }
        int protocol = packet.bytes.getShort(packet.start + at + 6) & 0xFFFF;
        return protocol == PPP_IPV4 || protocol == PPP_IPV6
                ? ip.decode(packet, at + PPPOE_HEADER, into)
                : Decoded.NOT_IP;
    }

    /**
     * RFC 826: hardware and protocol type, lengths, operation, then the sender's MAC and address.
     */
    private static Decoded arp(Packet packet, int at, Datagram into) {
        PacketBytes bytes = packet.bytes;
        int start = packet.start + at;
        boolean isIpv4OverEthernet =
                packet.captured >= at + ARP_IPV4_BYTES
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
