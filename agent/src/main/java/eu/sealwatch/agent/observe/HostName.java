package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.dns.DnsMessage;
import eu.sealwatch.agent.inspect.profinet.StationAnnouncement;
import eu.sealwatch.wire.v1.Attribute;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a device calls itself, and the address to which the name belongs. It is the device's own
 * word: good for a person to recognise it by, no proof of what it is.
 *
 * @param mac 0 when it is not the device that was seen to speak
 */
record HostName(byte[] ip, long mac, String name) {
    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int LONGEST = 253;
    private static final String UNREADABLE = "?";

    /** Whether every datagram of such a flow may name another host: all share one broadcast. */
    static boolean inEveryDatagram(Facts facts) {
        return facts.protocol().equals("dhcp") || facts.protocol().equals("dhcpv6");
    }

    /** From DHCP, with the address that a client has or asks for; from NetBIOS, the sender's. */
    static Optional<HostName> of(Facts facts, Flow flow) {
        if (!(facts instanceof Plain plain)) {
            return Optional.empty();
        }
        return switch (plain.protocol()) {
            case "dhcp" ->
                    address(attribute(plain, "dhcp.address"))
                            .flatMap(ip -> checked(ip, 0, attribute(plain, "dhcp.hostname")));
            case "dhcpv6" ->
                    checked(
                            Addresses.client(flow),
                            flow.clientMac(),
                            attribute(plain, "dhcp.hostname"));
            case "netbios" ->
                    checked(
                            Addresses.client(flow),
                            flow.clientMac(),
                            attribute(plain, "netbios.name"));
            default -> Optional.empty();
        };
    }

    /** From mDNS and LLMNR: a host that answers with its own address (RFC 6762, RFC 4795). */
    static Optional<HostName> of(DnsMessage message, byte[] sender, long mac) {
        boolean named = message.response() && (message.type() == A || message.type() == AAAA);
        boolean own =
                message.addresses().stream().anyMatch(address -> Arrays.equals(address, sender));
        return named && own ? checked(sender, mac, message.name()) : Optional.empty();
    }

    /** From PROFINET's discovery; a station without an address is nowhere yet. */
    static Optional<HostName> of(StationAnnouncement station, long mac) {
        return station.hasAddress() ? checked(station.ip(), mac, station.name()) : Optional.empty();
    }

    private static Optional<HostName> checked(byte[] ip, long mac, String name) {
        boolean readable =
                !name.isBlank() && name.length() <= LONGEST && !name.contains(UNREADABLE);
        return readable ? Optional.of(new HostName(ip, mac, name)) : Optional.empty();
    }

    private static String attribute(Plain facts, String name) {
        return facts.attributes().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .map(Attribute::getValue)
                .findFirst()
                .orElse("");
    }

    /** Four numbers with dots, as the inspector wrote them. */
    private static Optional<byte[]> address(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] ip = new byte[4];
        for (int i = 0; i < 4; i++) {
            ip[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Optional.of(ip);
    }
}
