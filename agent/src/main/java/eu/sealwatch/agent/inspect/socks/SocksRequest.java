package eu.sealwatch.agent.inspect.socks;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Plain;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Where a client of SOCKS wants to go, and how.
 *
 * @param host address or name
 */
record SocksRequest(int command, String host, int port) {
    private static final int VERSION_5 = 5;

    // RFC 1928 section 5
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    /** RFC 1928 section 4; empty while it is not all there, or is none. */
    static Optional<SocksRequest> read(Octets octets) {
        var reader = octets.reader();
        int version = reader.u8();
        int command = reader.u8();
        reader.skip(1);
        int type = reader.u8();
        String host =
                switch (type) {
                    case IPV4 -> ipv4(reader.take(4));
                    case NAME -> reader.take(reader.u8()).printable();
                    case IPV6 -> ipv6(reader.take(16));
                    default -> "";
                };
        int port = reader.u16();
        return version != VERSION_5 || reader.ranOut() || host.isEmpty()
                ? Optional.empty()
                : Optional.of(new SocksRequest(command, host, port));
    }

    /** Version 4A: below 0.0.0.255 the address stands for a name behind the user's. */
    static SocksRequest ofVersion4(Octets octets) {
        Octets address = octets.slice(4, 4);
        boolean named = address.u24(0) == 0 && address.u8(3) != 0;
        Octets name = octets.slice(octets.indexOf(0, 8) + 1);
        int end = name.indexOf(0, 0);
        String host = named && end > 0 ? name.slice(0, end).printable() : ipv4(address);
        return new SocksRequest(octets.u8(1), host, octets.u16(2));
    }

    Plain in(Plain facts) {
        return facts.with("socks.command", word()).with("socks.target", host + ":" + port);
    }

    private String word() {
        return switch (command) {
            case 1 -> "connect";
            case 2 -> "bind";
            case 3 -> "udp-associate";
            default -> Integer.toString(command);
        };
    }

    private static String ipv4(Octets address) {
        return address.u8(0) + "." + address.u8(1) + "." + address.u8(2) + "." + address.u8(3);
    }

    private static String ipv6(Octets address) {
        var groups = new StringJoiner(":", "[", "]");
        for (int i = 0; i < 16; i += 2) {
            groups.add(Integer.toHexString(address.u16(i)));
        }
        return groups.toString();
    }
}
