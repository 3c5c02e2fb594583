package eu.sealwatch.agent.inspect.dhcp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * DHCP by operation, hardware address length and magic cookie (RFC 2131 section 3), and BOOTP
 * without one by its size (RFC 951 section 3). What a client says of itself is kept: the name of
 * the host, the vendor class, and which parameters it asks for and in which order, by which kinds
 * of devices can be told apart (RFC 2132).
 */
public final class DhcpInspector implements Inspector {
    private static final Plain DHCP = Plain.handshake("dhcp");
    private static final int CLIENT_ADDRESS = 12;
    private static final int YOUR_ADDRESS = 16;
    private static final int OPTIONS = 240;
    private static final int COOKIE = 236;
    private static final int BOOTP_BYTES = 300;
    private static final long MAGIC = 0x63825363L;
    private static final int PAD = 0;
    private static final int HOST_NAME = 12;
    private static final int REQUESTED_ADDRESS = 50;
    private static final int MESSAGE_TYPE = 53;
    private static final int PARAMETERS = 55;
    private static final int VENDOR_CLASS = 60;
    private static final int CLIENT_NAME = 81;
    private static final int END = 255;
    private static final String[] MESSAGES = {
        "", "discover", "offer", "request", "decline", "ack", "nak", "release", "inform"
    };

    @Override
    public String protocol() {
        return "dhcp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 1 || firstOctet == 2;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (!mayBegin(datagram.u8(0)) || datagram.u8(2) > 16) {
            return Recognition.NOT_MINE;
        }
        if (datagram.u32(COOKIE) == MAGIC) {
            return options(datagram).complete();
        }
        // Ethernet, no hops to speak of, and flags of which only the first bit exists
        boolean bootp =
                datagram.length() == BOOTP_BYTES
                        && datagram.u16(1) == 0x0106
                        && datagram.u8(3) <= 16
                        && (datagram.u16(10) & 0x7FFF) == 0
                        && datagram.u32(34) == 0
                        && datagram.u32(38) == 0;
        return bootp ? Plain.handshake("bootp").complete() : Recognition.NOT_MINE;
    }

    private static Plain options(Octets datagram) {
        Plain facts = withAddress(datagram);
        for (int at = OPTIONS; at < datagram.length() && datagram.u8(at) != END; ) {
            if (datagram.u8(at) == PAD) {
                at++;
                continue;
            }
            Octets value = datagram.slice(at + 2, datagram.u8(at + 1));
            facts = option(facts, datagram.u8(at), value);
            at += 2 + datagram.u8(at + 1);
        }
        return facts;
    }

    /** The address that the client has, is given, or asks for. */
    private static Plain withAddress(Octets datagram) {
        int own = datagram.u32(CLIENT_ADDRESS) != 0 ? CLIENT_ADDRESS : YOUR_ADDRESS;
        return datagram.u32(own) == 0
                ? DHCP
                : DHCP.with("dhcp.address", address(datagram.slice(own, 4)));
    }

    private static String address(Octets value) {
        return value.u8(0) + "." + value.u8(1) + "." + value.u8(2) + "." + value.u8(3);
    }

    private static Plain option(Plain facts, int option, Octets value) {
        return switch (option) {
            case MESSAGE_TYPE ->
                    value.u8(0) < MESSAGES.length
                            ? facts.with("dhcp.message", MESSAGES[value.u8(0)])
                            : facts;
            case HOST_NAME -> facts.with("dhcp.hostname", text(value));
            // RFC 4702 section 2: flags and two unused bytes, then the name
            case CLIENT_NAME ->
                    (value.u8(0) & 0x04) == 0 && value.length() > 3
                            ? facts.with("dhcp.fqdn", text(value.slice(3)))
                            : facts;
            case REQUESTED_ADDRESS ->
                    value.length() == 4 ? facts.with("dhcp.address", address(value)) : facts;
            case VENDOR_CLASS -> facts.with("dhcp.vendor_class", text(value));
            case PARAMETERS -> facts.with("dhcp.parameters", numbers(value));
            default -> facts;
        };
    }

    /** Some clients count the terminating zero in. */
    private static String text(Octets value) {
        int end = value.indexOf(0, 0);
        return (end < 0 ? value : value.slice(0, end)).printable();
    }

    private static String numbers(Octets value) {
        var list = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            list.append(i == 0 ? "" : ",").append(value.u8(i));
        }
        return list.toString();
    }
}
