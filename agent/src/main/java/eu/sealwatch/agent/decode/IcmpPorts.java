package eu.sealwatch.agent.decode;

/**
 * Gives ICMP a pair of numbers in place of ports, as Community ID v1 does: a request's type and its
 * answer's type, so that both fall into one flow; or type and code where there is no answer.
 */
final class IcmpPorts {
    private IcmpPorts() {}

    /**
     * The type that answers, or that is answered by, a type of ICMP (RFC 792, 950, 1256); or -1.
     */
    static int counterpart(int type) {
        return switch (type) {
            case 0 -> 8;
            case 8 -> 0;
            case 9 -> 10;
            case 10 -> 9;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 17 -> 18;
            case 18 -> 17;
            default -> -1;
        };
    }

    /** The same for ICMPv6 (RFC 4443, 2710, 4861, 4620, 4065). */
    static int counterpartV6(int type) {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 130 -> 131;
            case 131 -> 130;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            case 139 -> 140;
            case 140 -> 139;
            case 144 -> 145;
            case 145 -> 144;
            default -> -1;
        };
    }
}
