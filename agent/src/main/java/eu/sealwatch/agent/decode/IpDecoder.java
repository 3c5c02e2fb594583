package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.Packet;
import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Reads IPv4 (RFC 791) and IPv6 (RFC 8200) headers, and what they carry. Lengths are those of the
 * IP header, not of the frame, which may be padded; where they reach beyond the capture the rest is
 * taken as not captured.
 */
final class IpDecoder {
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int MOST_EXTENSIONS = 8;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;

    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1FFF;
    private static final int FRAGMENT_OFFSET_V6 = 0xFFF8;

    private final DecodeCounters counters;
    private final TransportDecoder transport;
    private final FragmentTable fragments = new FragmentTable();

    IpDecoder(DecodeCounters counters) {
        this.counters = counters;
        this.transport = new TransportDecoder(counters);
    }

    /** Decodes the IP packet at an offset into the packet. */
    Decoded decode(Packet packet, int offset, Datagram into) {
        int at = packet.start + offset;
        int captured = packet.captured - offset;
        int onWire = packet.wireBytes - offset;
        if (captured < 1) {
            return malformed(Malformed.IP_CUT);
        }
        into.laterFragment = false;
        into.payloadBytes = 0;
        into.payloadCaptured = 0;
        return switch (packet.bytes.get(at) >>> 4 & 0xF) {
            case 4 -> ipv4(packet.bytes, at, captured, onWire, into);
            case 6 -> ipv6(packet.bytes, at, captured, onWire, into);
            default -> malformed(Malformed.IP_VERSION);
        };
    }

    private Decoded ipv4(PacketBytes bytes, int at, int captured, int onWire, Datagram into) {
        if (captured < IPV4_HEADER) {
            return malformed(Malformed.IP_CUT);
        }
        int header = (bytes.get(at) & 0xF) * 4;
        int total = bytes.getShort(at + 2) & 0xFFFF;
        // A card that cuts segments itself (TSO) leaves the length to itself: 0 in the capture.
        int length = total == 0 ? onWire : total;
        if (header < IPV4_HEADER || length < header) {
            return malformed(Malformed.IP_LENGTH);
        }
        if (captured < header) {
            return malformed(Malformed.IP_CUT);
        }
        into.ipVersion = 4;
        into.ipBytes = length;
        into.transport = bytes.get(at + 9) & 0xFF;
        into.sourceHigh = 0;
        into.sourceLow = Datagram.IPV4_PREFIX | Integer.toUnsignedLong(bytes.getInt(at + 12));
        into.destinationHigh = 0;
        into.destinationLow = Datagram.IPV4_PREFIX | Integer.toUnsignedLong(bytes.getInt(at + 16));
        int inView = Math.min(captured, length) - header;
        int fragment = bytes.getShort(at + 6);
        if ((fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) == 0) {
            return transport.decode(at + header, inView, length - header, into);
        }
        int identification = bytes.getShort(at + 4) & 0xFFFF;
        return (fragment & FRAGMENT_OFFSET) == 0
                ? firstFragment(at + header, inView, length - header, identification, into)
                : laterFragment(length - header, identification, into);
    }

    private Decoded ipv6(PacketBytes bytes, int at, int captured, int onWire, Datagram into) {
        if (captured < IPV6_HEADER) {
            return malformed(Malformed.IP_CUT);
        }
        int payload = bytes.getShort(at + 4) & 0xFFFF;
        int length = payload == 0 ? onWire : IPV6_HEADER + payload;
        into.ipVersion = 6;
        into.ipBytes = length;
        into.sourceHigh = bytes.getLong(at + 8);
        into.sourceLow = bytes.getLong(at + 16);
        into.destinationHigh = bytes.getLong(at + 24);
        into.destinationLow = bytes.getLong(at + 32);
        int end = Math.min(captured, length);
        int next = bytes.get(at + 6) & 0xFF;
        int header = IPV6_HEADER;
        for (int extensions = 0; isExtension(next); extensions++) {
            if (extensions == MOST_EXTENSIONS) {
                return malformed(Malformed.IP_EXTENSION);
            }
            if (end < header + 8) {
                return malformed(length < header + 8 ? Malformed.IP_EXTENSION : Malformed.IP_CUT);
            }
            int kind = next;
            next = bytes.get(at + header) & 0xFF;
            if (kind == FRAGMENT) {
                int fragment = bytes.getShort(at + header + 2) & 0xFFFF;
                int identification = bytes.getInt(at + header + 4);
                header += 8;
                into.transport = next;
                if ((fragment & FRAGMENT_OFFSET_V6) != 0) {
                    return laterFragment(length - header, identification, into);
                }
                if ((fragment & 1) != 0 && !isExtension(next)) {
                    return firstFragment(
                            at + header, end - header, length - header, identification, into);
                }
            } else {
                int units = bytes.get(at + header + 1) & 0xFF;
                // RFC 4302: the authentication header counts in units of 4, less 2.
                header += kind == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
            }
        }
        if (end < header) {
            return malformed(length < header ? Malformed.IP_EXTENSION : Malformed.IP_CUT);
        }
        into.transport = next;
        return transport.decode(at + header, end - header, length - header, into);
    }

    private static boolean isExtension(int next) {
        return switch (next) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS, MOBILITY ->
                    true;
            default -> false;
        };
    }

    private Decoded firstFragment(
            int at, int captured, int length, int identification, Datagram into) {
        Decoded outcome = transport.decode(at, captured, length, into);
        if (outcome == Decoded.DATAGRAM) {
            fragments.remember(into, identification);
        }
        return outcome;
    }

    private Decoded laterFragment(int length, int identification, Datagram into) {
        if (!fragments.recall(into, identification)) {
            return Decoded.STRAY_FRAGMENT;
        }
        into.laterFragment = true;
        into.tcpFlags = 0;
        into.payloadBytes = Math.max(length, 0);
        return Decoded.DATAGRAM;
    }

    private Decoded malformed(Malformed kind) {
        counters.add(kind);
        return Decoded.MALFORMED;
    }
}
