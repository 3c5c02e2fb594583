package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.decode.Encapsulation;
import eu.sealwatch.agent.flow.Flow;

/**
 * Names flows that no inspector needs to look at: those of a tunnel, which the decoder has opened,
 * and those of IP protocols (IANA's registry) that are applications themselves.
 */
final class IpProtocols {

    private IpProtocols() {}

    /** The name, empty for what has to be inspected. */
    static String of(Flow flow) {
        return flow.carries() == Encapsulation.NONE || flow.carries() == Encapsulation.AH
                ? ofNumber(flow.transport())
                : flow.carries().label();
    }

    private static String ofNumber(int number) {
        return switch (number) {
            case 2 -> "igmp";
            case 4 -> "ipip";
            case 41 -> "6in4";
            case 46 -> "rsvp";
            case 47 -> "gre";
            case 50, 51 -> "ipsec";
            case 88 -> "eigrp";
            case 89 -> "ospf";
            case 94 -> "ipip";
            case 97 -> "etherip";
            case 103 -> "pim";
            case 108 -> "ipcomp";
            case 112 -> "vrrp";
            case 115 -> "l2tp";
            case 132 -> "sctp";
            case 137 -> "mpls";
            default -> "";
        };
    }
}
