package eu.sealwatch.agent.decode;

/**
 * Says which tunnel a datagram is part of: by the IP protocol number, or over UDP by a port and the
 * structure of what is there, never by a port alone.
 */
final class Tunnels {
    private static final int IPV4 = 4;
    private static final int IPV6 = 41;
    private static final int AUTHENTICATION = 51;
    private static final int ETHERIP = 97;
    private static final int L2TP_VERSION_3 = 115;
    private static final int MPLS = 137;

    /** RFC 7510. */
    private static final int MPLS_PORT = 6635;

    private Tunnels() {}

    /** For anything but TCP, UDP, SCTP and ICMP. */
    static void overIp(Datagram outer) {
        switch (outer.transport) {
            case Datagram.GRE -> Gre.read(outer);
            case IPV4 ->
                    outer.carry(
                            outer.ipVersion == 4
                                    ? Encapsulation.IP_IN_IP
                                    : Encapsulation.IPV4_IN_IPV6,
                            0,
                            EtherType.IPV4,
                            outer.ends());
            case IPV6 ->
                    outer.carry(
                            outer.ipVersion == 4
                                    ? Encapsulation.IPV6_IN_IPV4
                                    : Encapsulation.IP_IN_IP,
                            0,
                            EtherType.IPV6,
                            outer.ends());
            case AUTHENTICATION -> Ah.read(outer);
            case ETHERIP -> EtherIp.read(outer);
            case L2TP_VERSION_3 -> L2tpSession.read(outer, Integer.BYTES);
            case MPLS -> overMpls(outer);
            default -> {
                // carries nothing that is read here
            }
        }
    }

    /** The port of who answers says most; a port of who asks may be anything. */
    static void overUdp(Datagram outer) {
        if (isTunnelPort(outer.destinationPort)) {
            onPort(outer.destinationPort, outer);
        }
        if (outer.carries == Encapsulation.NONE && isTunnelPort(outer.sourcePort)) {
            onPort(outer.sourcePort, outer);
        }
        if (outer.carries == Encapsulation.NONE && mayBeIpv6(outer)) {
            Teredo.read(outer);
        }
    }

    private static boolean isTunnelPort(int port) {
        return switch (port) {
            case L2tp.PORT,
                    GtpU.PORT,
                    Teredo.PORT,
                    Vxlan.PORT,
                    Vxlan.GENERIC_PORT,
                    Ayiya.PORT,
                    Capwap.PORT,
                    Geneve.PORT,
                    MPLS_PORT,
                    Vxlan.OLD_PORT,
                    Tzsp.PORT ->
                    true;
            default -> false;
        };
    }

    private static boolean mayBeIpv6(Datagram outer) {
        return outer.payloadCaptured > 0 && (outer.bytes.get(outer.payloadStart) >>> 4 & 0xF) == 6;
    }

    private static void onPort(int port, Datagram outer) {
        switch (port) {
            case Vxlan.PORT, Vxlan.OLD_PORT -> Vxlan.read(outer);
            case Vxlan.GENERIC_PORT -> Vxlan.readGeneric(outer);
            case Geneve.PORT -> Geneve.read(outer);
            case GtpU.PORT -> GtpU.read(outer);
            case L2tp.PORT -> L2tp.read(outer);
            case Teredo.PORT -> Teredo.read(outer);
            case Ayiya.PORT -> Ayiya.read(outer);
            case Capwap.PORT -> Capwap.read(outer);
            case Tzsp.PORT -> Tzsp.read(outer);
            default -> overMpls(outer);
        }
    }

    /** RFC 4023 and RFC 7510: labels follow at once; a packet must fit behind them. */
    private static void overMpls(Datagram outer) {
        boolean isWhole =
                Mpls.read(outer, outer.payloadStart, outer.payloadCaptured, outer.payloadBytes);
        boolean fits =
                isWhole
                        && (outer.carriedType == EtherType.ETHERNET
                                || IpShape.fills(
                                        outer.bytes,
                                        outer.carriedStart,
                                        outer.carriedCaptured,
                                        outer.carriedBytes));
        if (!fits) {
            outer.carries = Encapsulation.NONE;
        }
    }
}
