package eu.sealwatch.agent.decode;

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
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;

    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1FFF;
    private static final int FRAGMENT_OFFSET_V6 = 0xFFF8;
    private static final int MORE_FRAGMENTS_V6 = 0x0001;
    private static final int RESERVED_V6 = 0x0006;
    private static final int LONGEST = 0xFFFF;

    private final DecodeCounters counters;
    private final TransportDecoder transport;
    private final FragmentTable fragments = new FragmentTable();
    private final Reassembly reassembly;

    IpDecoder(DecodeCounters counters) {
        this.counters = counters;
        this.transport = new TransportDecoder(counters);
        this.reassembly = new Reassembly(counters);
    }

    /** Decodes the IP packet that begins here. */
    Decoded decode(int at, int captured, int onWire, Datagram into) {
        if (captured < 1) {
            return malformed(Malformed.IP_CUT);
        }
        into.fragment = false;
        into.packets = 1;
        into.payloadBytes = 0;
        into.payloadCaptured = 0;
        return switch (into.bytes.get(at) >>> 4 & 0xF) {
            case 4 -> ipv4(into.bytes, at, captured, onWire, into);
            case 6 -> ipv6(into.bytes, at, captured, onWire, into);
            default -> malformed(Malformed.IP_VERSION);
        };
    }

    /** Decodes what the datagram's protocol number says that is here, between the same ends. */
    Decoded transport(int at, int captured, int length, Datagram into) {
        return into.ipVersion == 6
                ? chain(into.transport, at, captured, length, into)
                : transport.decode(at, captured, length, into);
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
        payload(at + header, inView, length - header, into);
        return fragment(
                bytes.getShort(at + 4) & 0xFFFF,
                (fragment & FRAGMENT_OFFSET) * 8,
                (fragment & MORE_FRAGMENTS) == 0,
                into);
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
        return chain(
                bytes.get(at + 6) & 0xFF,
                at + IPV6_HEADER,
                end - IPV6_HEADER,
                length - IPV6_HEADER,
                into);
    }

    /** Passes over IPv6's extension headers; the first byte of each says what follows it. */
    private Decoded chain(int first, int at, int captured, int length, Datagram into) {
        PacketBytes bytes = into.bytes;
        int next = first;
        int header = 0;
        for (int extensions = 0; isExtension(next); extensions++) {
            if (extensions == MOST_EXTENSIONS) {
                return malformed(Malformed.IP_EXTENSION);
            }
            if (captured < header + 8) {
                return cut(length, header + 8);
            }
            int kind = next;
            next = bytes.get(at + header) & 0xFF;
            if (kind == FRAGMENT) {
                int fragment = bytes.getShort(at + header + 2) & 0xFFFF;
                int identification = bytes.getInt(at + header + 4);
                header += 8;
                if ((fragment & ~RESERVED_V6) != 0) {
                    into.transport = next;
                    payload(at + header, captured - header, length - header, into);
                    return fragment(
                            identification,
                            fragment & FRAGMENT_OFFSET_V6,
                            (fragment & MORE_FRAGMENTS_V6) == 0,
                            into);
                }
            } else {
                header += ((bytes.get(at + header + 1) & 0xFF) + 1) * 8;
            }
        }
        if (captured < header) {
            return cut(length, header);
        }
        into.transport = next;
        return transport.decode(at + header, captured - header, length - header, into);
    }

    private static boolean isExtension(int next) {
        return switch (next) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, DESTINATION_OPTIONS, MOBILITY -> true;
            default -> false;
        };
    }

    /** The payload is a part of a datagram's, which is decoded when it is whole. */
    private Decoded fragment(int identification, int offset, boolean last, Datagram into) {
        int length = into.payloadBytes;
        if (offset + length > LONGEST) {
            return malformed(Malformed.FRAGMENT);
        }
        boolean known =
                offset == 0 ? transport.ports(into) : fragments.recall(into, identification);
        if (known && offset == 0) {
            fragments.remember(into, identification);
        }
        if (reassembly.add(into, identification, offset, last, known)) {
            return transport(into.payloadStart, into.payloadCaptured, into.payloadBytes, into);
        }
        into.fragment = true;
        into.payloadBytes = 0;
        into.payloadCaptured = 0;
        return known ? Decoded.DATAGRAM : Decoded.STRAY_FRAGMENT;
    }

    private static void payload(int at, int captured, int length, Datagram into) {
        into.payloadStart = at;
        into.payloadCaptured = captured;
        into.payloadBytes = length;
    }

    private Decoded cut(int length, int needed) {
        return malformed(length < needed ? Malformed.IP_EXTENSION : Malformed.IP_CUT);
    }

    private Decoded malformed(Malformed kind) {
        counters.add(kind);
        return Decoded.MALFORMED;
    }
}
