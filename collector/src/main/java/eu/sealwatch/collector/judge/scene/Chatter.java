package eu.sealwatch.collector.judge.scene;

import com.google.protobuf.ByteString;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;

/**
 * Flows that are no communication with anybody: multicast, broadcast and link-local talk that no
 * router passes on, address assignment, and ICMP errors about other flows.
 */
public final class Chatter {
    private static final PrefixTable<Cidr> LOCAL =
            PrefixTable.of(
                    List.of(
                            Cidr.parse("224.0.0.0/4"),
                            Cidr.parse("255.255.255.255"),
                            Cidr.parse("169.254.0.0/16"),
                            Cidr.parse("0.0.0.0/8"),
                            Cidr.parse("127.0.0.0/8"),
                            Cidr.parse("ff00::/8"),
                            Cidr.parse("fe80::/10"),
                            Cidr.parse("::/127")));

    private static final int UDP = 17;

    private Chatter() {}

    public static boolean is(FlowRecord flow) {
        return isLocal(flow.getSource().getIp())
                || isLocal(flow.getDestination().getIp())
                || isAddressAssignment(flow)
                || isIcmpError(flow);
    }

    /** Or no IP address at all. */
    private static boolean isLocal(ByteString address) {
        return address.size() != 4 && address.size() != 16 || LOCAL.holds(address);
    }

    /** DHCP (RFC 2131 section 4.1) and DHCPv6 (RFC 8415 section 7.2). */
    private static boolean isAddressAssignment(FlowRecord flow) {
        int port = flow.getDestination().getPort();
        return flow.getTransport() == UDP
                && (port == 67 || port == 68 || port == 546 || port == 547);
    }

    /** RFC 792; in ICMPv6 errors are the types below 128 (RFC 4443 section 2.1). */
    private static boolean isIcmpError(FlowRecord flow) {
        return switch (flow.getTransport()) {
            case 1 ->
                    switch (flow.getIcmpType()) {
                        case 3, 4, 5, 11, 12 -> true;
                        default -> false;
                    };
            case 58 -> flow.getIcmpType() < 128;
            default -> false;
        };
    }
}
