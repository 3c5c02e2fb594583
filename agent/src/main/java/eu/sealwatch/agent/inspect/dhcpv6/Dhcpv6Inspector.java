package eu.sealwatch.agent.inspect.dhcpv6;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * DHCPv6 by its message type and options that fill the datagram (RFC 8415 section 8), with the name
 * that the host wants (RFC 4704) and its vendor class.
 */
public final class Dhcpv6Inspector implements Inspector {
    private static final int LAST_TYPE = 13;
    private static final int RELAY = 12;
    private static final int HEADER = 4;
    private static final int RELAY_HEADER = 34;
    private static final int LARGEST_OPTION = 255;
    private static final int CLIENT_ID = 1;
    private static final int SERVER_ID = 2;
    private static final int RELAYED_MESSAGE = 9;
    private static final int VENDOR_CLASS = 16;
    private static final int CLIENT_NAME = 39;

    @Override
    public String protocol() {
        return "dhcpv6";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >= 1 && firstOctet <= LAST_TYPE;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if (!mayBegin(datagram.u8(0))) {
            return Recognition.NOT_MINE;
        }
        Plain facts = Plain.handshake("dhcpv6");
        boolean identified = false;
        int at = datagram.u8(0) >= RELAY ? RELAY_HEADER : HEADER;
        while (datagram.has(at, 4)) {
            int option = datagram.u16(at);
            int size = datagram.u16(at + 2);
            int value = at + 4;
            if (option == 0 || option > LARGEST_OPTION || !datagram.has(value, size)) {
                return Recognition.NOT_MINE;
            }
            switch (option) {
                // a kind of two bytes and something of it, or a whole message
                case CLIENT_ID, SERVER_ID, RELAYED_MESSAGE -> identified |= size > 2;
                case CLIENT_NAME -> facts = name(facts, datagram.slice(value + 1, size - 1));
                case VENDOR_CLASS -> {
                    // enterprise number, then strings with their lengths
                    Octets text = datagram.slice(value + 6, datagram.u16(value + 4));
                    facts = facts.with("dhcp.vendor_class", text.printable());
                }
                default -> {
                    // addresses and time-outs tell nothing about who it is
                }
            }
            at = value + size;
        }
        return identified && at == datagram.length() ? facts.complete() : Recognition.NOT_MINE;
    }

    // RFC 1035 section 3.1: labels with their lengths; partial names have no last zero
    private static Plain name(Plain facts, Octets labels) {
        var name = new StringBuilder();
        for (int at = 0; at < labels.length() && labels.u8(at) != 0; at += 1 + labels.u8(at)) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(labels.slice(at + 1, labels.u8(at)).printable());
        }
        return name.isEmpty() ? facts : facts.with("dhcp.hostname", name.toString());
    }
}
