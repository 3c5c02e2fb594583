package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/** Reads TCP (RFC 9293), UDP (RFC 768), SCTP ports, and ICMP headers. */
final class TransportDecoder {
    private static final int PORTS = 4;
    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int ICMP_HEADER = 4;
    private static final int SCTP_HEADER = 12;

    private final DecodeCounters counters;

    TransportDecoder(DecodeCounters counters) {
        this.counters = counters;
    }

    /**
     * Decodes what an IP header carries.
     *
     * @param captured bytes that are there, at most length
     * @param length bytes that were on the wire
     */
    Decoded decode(int at, int captured, int length, Datagram into) {
        return switch (into.transport) {
            case Datagram.TCP -> tcp(at, captured, length, into);
            case Datagram.UDP -> udp(at, captured, length, into);
            case Datagram.ICMP, Datagram.ICMPV6 -> icmp(at, captured, length, into);
            case Datagram.SCTP -> sctp(at, captured, length, into);
            default -> {
                into.sourcePort = 0;
                into.destinationPort = 0;
                payload(at, captured, length, 0, into);
                Tunnels.overIp(into);
                yield Decoded.DATAGRAM;
            }
        };
    }

    private Decoded tcp(int at, int captured, int length, Datagram into) {
        if (captured < TCP_HEADER) {
            return tooShort(length, TCP_HEADER);
        }
        PacketBytes bytes = into.bytes;
        int header = (bytes.get(at + 12) >>> 4 & 0xF) * 4;
        if (header < TCP_HEADER || header > length) {
            return malformed(Malformed.TRANSPORT_LENGTH);
        }
        ports(bytes.getInt(at), into);
        into.sequence = bytes.getInt(at + 4);
        into.acknowledgement = bytes.getInt(at + 8);
        into.tcpFlags = bytes.get(at + 13) & 0xFF;
        payload(at, captured, length, header, into);
        return Decoded.DATAGRAM;
    }

    private Decoded udp(int at, int captured, int length, Datagram into) {
        if (captured < UDP_HEADER) {
            return tooShort(length, UDP_HEADER);
        }
        int claimed = into.bytes.getShort(at + 4) & 0xFFFF;
        // 0 is a jumbogram (RFC 2675)
        if (claimed != 0 && claimed < UDP_HEADER) {
            return malformed(Malformed.TRANSPORT_LENGTH);
        }
        ports(into.bytes.getInt(at), into);
        int carried = claimed == 0 ? length : Math.min(claimed, length);
        payload(at, Math.min(captured, carried), carried, UDP_HEADER, into);
        Tunnels.overUdp(into);
        return Decoded.DATAGRAM;
    }

    private Decoded icmp(int at, int captured, int length, Datagram into) {
        if (captured < ICMP_HEADER) {
            return tooShort(length, ICMP_HEADER);
        }
        types(at, into);
        payload(at, captured, length, ICMP_HEADER, into);
        return Decoded.DATAGRAM;
    }

    private static void types(int at, Datagram into) {
        into.icmpType = into.bytes.get(at) & 0xFF;
        into.icmpCode = into.bytes.get(at + 1) & 0xFF;
        int counterpart =
                into.transport == Datagram.ICMP
                        ? IcmpPorts.counterpart(into.icmpType)
                        : IcmpPorts.counterpartV6(into.icmpType);
        into.sourcePort = into.icmpType;
        into.destinationPort = counterpart < 0 ? into.icmpCode : counterpart;
    }

    private Decoded sctp(int at, int captured, int length, Datagram into) {
        if (captured < SCTP_HEADER) {
            return tooShort(length, SCTP_HEADER);
        }
        ports(into.bytes.getInt(at), into);
        payload(at, captured, length, SCTP_HEADER, into);
        return Decoded.DATAGRAM;
    }

    /**
     * Reads the ports of a first fragment, which may hold no more of its header than that; false
     * when it was not captured.
     */
    boolean ports(Datagram first) {
        int at = first.payloadStart;
        switch (first.transport) {
            case Datagram.TCP, Datagram.UDP, Datagram.SCTP -> {
                if (first.payloadCaptured < PORTS) {
                    return false;
                }
                ports(first.bytes.getInt(at), first);
                first.tcpFlags = 0;
            }
            case Datagram.ICMP, Datagram.ICMPV6 -> {
                if (first.payloadCaptured < PORTS) {
                    return false;
                }
                types(at, first);
            }
            default -> ports(0, first);
        }
        return true;
    }

    private static void ports(int both, Datagram into) {
        into.sourcePort = both >>> 16;
        into.destinationPort = both & 0xFFFF;
    }

    private static void payload(int at, int captured, int length, int header, Datagram into) {
        into.payloadStart = at + header;
        into.payloadBytes = length - header;
        into.payloadCaptured = Math.max(captured - header, 0);
    }

    private Decoded tooShort(int length, int header) {
        return malformed(length < header ? Malformed.TRANSPORT_LENGTH : Malformed.TRANSPORT_CUT);
    }

    private Decoded malformed(Malformed kind) {
        counters.add(kind);
        return Decoded.MALFORMED;
    }
}
