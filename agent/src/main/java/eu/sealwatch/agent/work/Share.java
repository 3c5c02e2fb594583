package eu.sealwatch.agent.work;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Says which worker a packet belongs to: by the unordered pair of its outermost IP addresses, so
 * that both directions of a flow, all pieces of a packet and all that a tunnel carries come to one
 * worker. What is not IP, or of a link that is not read here, belongs to the first. Not thread
 * safe.
 *
 * <p>Reads only where the addresses are, under the few headers that a flow may have in one
 * direction alone (VLAN tags, MPLS labels, PPPoE); the decoder reads the packet.
 */
final class Share {
    private static final int ETHERNET = 1;
    private static final int COOKED = 113;
    private static final int COOKED_2 = 276;

    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int MPLS = 0x8847;
    private static final int MPLS_MULTICAST = 0x8848;
    private static final int MOST_HEADERS = 16;

    private static final int UDP = 17;
    private static final int FRAGMENT_HEADER = 44;
    private static final int MORE_OR_LATER_FRAGMENT = 0x3FFF;

    private final int workers;
    private int owner;
    private boolean lookup;

    Share(int workers) {
        this.workers = workers;
    }

    /** The worker that reports the packet. */
    int owner() {
        return owner;
    }

    /**
     * Whether it may be part of a look-up by DNS, mDNS or LLMNR, of which every worker must know:
     * UDP on their ports, or a piece of UDP whose ports do not show.
     */
    boolean isLookup() {
        return lookup;
    }

    void look(Packet packet) {
        owner = 0;
        lookup = false;
        int at = packet.start;
        int end = packet.start + packet.captured;
        PacketBytes bytes = packet.bytes;
        switch (packet.linkType) {
            case ETHERNET -> carried(bytes, at + 12, end);
            case COOKED -> carried(bytes, at + 14, end);
            case COOKED_2 -> {
                if (end - at >= 2) {
                    carried(bytes, u16(bytes, at), at + 20, end);
                }
            }
            // DLT_RAW of the BSDs, LINKTYPE_RAW, LINKTYPE_IPV4, LINKTYPE_IPV6
            case 12, 14, 101, 228, 229 -> ip(bytes, at, end);
            // an address family before IP
            case 0, 108 -> ip(bytes, at + 4, end);
            default -> {
                // the first worker's
            }
        }
    }

    private void carried(PacketBytes bytes, int typeAt, int end) {
        if (end - typeAt >= 2) {
            carried(bytes, u16(bytes, typeAt), typeAt + 2, end);
        }
    }

    private void carried(PacketBytes bytes, int etherType, int from, int end) {
        int type = etherType;
        int at = from;
        for (int headers = 0; headers < MOST_HEADERS && end - at >= 8; headers++) {
            switch (type) {
                case IPV4, IPV6 -> {
                    ip(bytes, at, end);
                    return;
                }
                case 0x8100, 0x88A8, 0x9100 -> {
                    type = u16(bytes, at + 2);
                    at += 4;
                }
                case MPLS, MPLS_MULTICAST -> {
                    // RFC 3032: the bit of the last label
                    boolean last = (bytes.get(at + 2) & 1) != 0;
                    at += 4;
                    if (last) {
                        ip(bytes, at, end);
                        return;
                    }
                }
                case PPPOE_SESSION -> {
                    ip(bytes, at + 8, end);
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void ip(PacketBytes bytes, int at, int end) {
        if (end - at < 20) {
            return;
        }
        int version = bytes.get(at) >>> 4 & 0xF;
        if (version == 4) {
            owner = owner(bytes.getInt(at + 12), bytes.getInt(at + 16));
            if (bytes.get(at + 9) == UDP) {
                boolean fragment = (u16(bytes, at + 6) & MORE_OR_LATER_FRAGMENT) != 0;
                lookup = fragment || ports(bytes, at + (bytes.get(at) & 0xF) * 4, end);
            }
        } else if (version == 6 && end - at >= 40) {
            owner = owner(folded(bytes, at + 8), folded(bytes, at + 24));
            int next = bytes.get(at + 6);
            lookup = next == FRAGMENT_HEADER || next == UDP && ports(bytes, at + 40, end);
        }
    }

    private static boolean ports(PacketBytes bytes, int at, int end) {
        return end - at >= 4 && (isForNames(u16(bytes, at)) || isForNames(u16(bytes, at + 2)));
    }

    private static boolean isForNames(int port) {
        return port == 53 || port == 5353 || port == 5355;
    }

    private static int folded(PacketBytes bytes, int at) {
        return bytes.getInt(at)
                ^ Integer.rotateLeft(bytes.getInt(at + 4), 8)
                ^ Integer.rotateLeft(bytes.getInt(at + 8), 16)
                ^ bytes.getInt(at + 12);
    }

    /** The same for both orders, and well mixed: neighbours' addresses differ in few bits. */
    private int owner(int one, int other) {
        int pair = (one ^ other) * 0x9E3779B1 ^ (one + other) * 0x85EBCA6B;
        int mixed = (pair ^ pair >>> 15) * 0xC2B2AE35;
        return (int) ((Integer.toUnsignedLong(mixed) * workers) >>> 32);
    }

    private static int u16(PacketBytes bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }
}
