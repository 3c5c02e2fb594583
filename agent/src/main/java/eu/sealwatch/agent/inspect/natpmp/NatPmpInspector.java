package eu.sealwatch.agent.inspect.natpmp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * A host that asks its gateway for a way in from outside: NAT-PMP (RFC 6886 section 3) and its
 * successor PCP (RFC 6887 section 7). The request for the outer address alone is two zeros, which
 * prove nothing: its answer does.
 */
public final class NatPmpInspector implements Inspector {
    private static final Plain NAT_PMP = Plain.handshake("natpmp");
    private static final Plain PCP = Plain.handshake("pcp");
    private static final int RESPONSE = 0x80;
    private static final int LAST_RESULT = 5;
    private static final long LONGEST_LIFETIME = 366L * 24 * 3600;
    private static final int PCP_HEADER = 24;
    private static final int LARGEST_PCP = 1100;
    private static final int LAST_PCP_OPCODE = 3;
    private static final int LAST_PCP_RESULT = 13;

    @Override
    public String protocol() {
        return "natpmp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        return switch (datagram.u8(0)) {
            case 0 -> natPmp(datagram);
            case 2 -> pcp(datagram);
            default -> Recognition.NOT_MINE;
        };
    }

    private static Recognition natPmp(Octets datagram) {
        int opcode = datagram.u8(1);
        return switch (opcode) {
            case 1, 2 -> // reserved, inner port, outer port, life time
                    datagram.length() == 12
                                    && datagram.u16(2) == 0
                                    && datagram.u16(4) != 0
                                    && datagram.u32(8) <= LONGEST_LIFETIME
                            ? mapping(opcode)
                            : Recognition.NOT_MINE;
            case RESPONSE -> // result, seconds, outer address
                    datagram.length() == 12 && isResult(datagram)
                            ? NAT_PMP.with("natpmp.operation", "address").complete()
                            : Recognition.NOT_MINE;
            case RESPONSE | 1, RESPONSE | 2 -> // result, seconds, ports, life time
                    datagram.length() == 16
                                    && isResult(datagram)
                                    && datagram.u16(8) != 0
                                    && datagram.u32(12) <= LONGEST_LIFETIME
                            ? mapping(opcode & 3)
                            : Recognition.NOT_MINE;
            default -> Recognition.NOT_MINE;
        };
    }

    private static boolean isResult(Octets datagram) {
        // a gateway that has run for less than 34 years
        return datagram.u16(2) <= LAST_RESULT && datagram.u8(4) < 0x40;
    }

    private static Recognition mapping(int opcode) {
        return NAT_PMP.with("natpmp.operation", opcode == 1 ? "map-udp" : "map-tcp").complete();
    }

    // version, R and opcode, 16 bits reserved or (8 and) a result, life time, then the client's
    // address or the time of day and 96 bits reserved
    private static Recognition pcp(Octets datagram) {
        int length = datagram.length();
        int opcode = datagram.u8(1) & 0x7F;
        boolean response = (datagram.u8(1) & RESPONSE) != 0;
        boolean sized = length >= PCP_HEADER && length <= LARGEST_PCP && length % 4 == 0;
        if (!sized || opcode > LAST_PCP_OPCODE || datagram.u8(2) != 0) {
            return Recognition.NOT_MINE;
        }
        boolean header =
                response
                        ? datagram.u8(3) <= LAST_PCP_RESULT
                                && datagram.u32(12) == 0
                                && datagram.u32(16) == 0
                                && datagram.u32(20) == 0
                        : datagram.u8(3) == 0 && isAddress(datagram, 8);
        return header
                ? PCP.with("pcp.operation", PcpOpcode.values()[opcode].label).complete()
                : Recognition.NOT_MINE;
    }

    /** IPv4 as ::ffff:a.b.c.d, or an IPv6 address that a host can have. */
    private static boolean isAddress(Octets datagram, int at) {
        boolean mapped =
                datagram.u32(at) == 0
                        && datagram.u32(at + 4) == 0
                        && datagram.u32(at + 8) == 0xFFFF;
        int first = datagram.u8(at);
        boolean hosts = first >> 5 == 1 || first >> 1 == 0x7E || datagram.u16(at) >> 6 == 0x3FA;
        return mapped || hosts && datagram.u32(4) <= LONGEST_LIFETIME;
    }

    // RFC 6887 sections 11, 12, 14 and RFC 7652
    private enum PcpOpcode {
        ANNOUNCE("announce"),
        MAP("map"),
        PEER("peer"),
        AUTHENTICATION("authentication");

        private final String label;

        PcpOpcode(String label) {
            this.label = label;
        }
    }
}
