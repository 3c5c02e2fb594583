package eu.sealwatch.collector.alert.format;

import eu.sealwatch.wire.v1.FlowRecord;

/** What a flow's parts are called in several formats. */
final class FlowNames {
    private FlowNames() {}

    /** The name that the client itself used; failing that, one that a look-up gave; or empty. */
    static String destination(FlowRecord flow) {
        if (!flow.getTls().getServerName().isEmpty()) {
            return flow.getTls().getServerName();
        }
        if (!flow.getHttp().getHost().isEmpty()) {
            return flow.getHttp().getHost();
        }
        return flow.getNamesCount() > 0 ? flow.getNames(0) : "";
    }

    /** IANA's protocol keyword in small letters, empty for rare ones. */
    static String transport(FlowRecord flow) {
        return switch (flow.getTransport()) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 47 -> "gre";
            case 50 -> "esp";
            case 58 -> "ipv6-icmp";
            case 132 -> "sctp";
            default -> "";
        };
    }
}
