package eu.sealwatch.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * An IPv4 or IPv6 network such as {@code 10.0.0.0/8}; a single address is a network of full length.
 * An IPv4 network never contains an IPv6 address, mapped ones included.
 */
// equality is defined below by content, and the array never leaves this record
@SuppressWarnings("ArrayRecordComponent")
public record Cidr(byte[] network, int bits) {

    public Cidr {
        if (network.length != 4 && network.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes");
        }
        if (bits < 0 || bits > network.length * 8) {
            throw new IllegalArgumentException(
                    "prefix length " + bits + " is not in 0.." + network.length * 8);
        }
        network = network.clone();
        for (int bit = bits; bit < network.length * 8; bit++) {
            network[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
        }
    }

    /**
     * Reads {@code 10.1.0.0/16}, {@code 2001:db8::/32} or a bare address.
     *
     * @throws IllegalArgumentException when the text is neither; host names are refused, never
     *     looked up
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return new Cidr(address, address.length * 8);
        }
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("'" + length + "' is not a prefix length");
        }
        return new Cidr(address, Integer.parseInt(length));
    }

    /** The bytes of a literal address, in network order: 4 or 16. */
    public static byte[] address(String literal) {
        try {
            // ofLiteral never asks a name server
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + literal + "' is not an IP address", e);
        }
    }

    /** A copy of the first address's bytes. */
    @Override
    public byte[] network() {
        return network.clone();
    }

    public boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = bits >> 3;
        for (int i = 0; i < whole; i++) {
            if (address[i] != network[i]) {
                return false;
            }
        }
        int rest = bits & 7;
        return rest == 0 || ((address[whole] ^ network[whole]) & (0xFF00 >> rest) & 0xFF) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr(byte[] otherNetwork, int otherBits)
                && bits == otherBits
                && Arrays.equals(network, otherNetwork);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + bits;
    }

    @Override
    public String toString() {
        return format(network) + "/" + bits;
    }

    /** An address as people write it: dotted quad, or RFC 5952 for IPv6. */
    public static String format(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 0xFF)
                    + "."
                    + (address[1] & 0xFF)
                    + "."
                    + (address[2] & 0xFF)
                    + "."
                    + (address[3] & 0xFF);
        }
        if (address.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes");
        }
        return formatV6(address);
    }

    private static String formatV6(byte[] address) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
        }
        // RFC 5952 section 4.2: the longest run of at least two zero groups becomes "::"
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && groups[i + length] == 0) {
                length++;
            }
            if (length > runLength) {
                runStart = i;
                runLength = length;
            }
            i += length;
        }
        var text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** The address as an {@link InetAddress}, without any look-up. */
    public static InetAddress inet(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
