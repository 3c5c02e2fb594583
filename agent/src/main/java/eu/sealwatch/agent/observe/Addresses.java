package eu.sealwatch.agent.observe;

import com.google.protobuf.ByteString;
import eu.sealwatch.agent.flow.Flow;

/** Addresses as the flow table holds them, in numbers, and as the wire schema does, in bytes. */
final class Addresses {
    private Addresses() {}

    static byte[] client(Flow flow) {
        return bytes(flow.clientAddressHigh(), flow.clientAddressLow(), flow.ipVersion());
    }

    static byte[] server(Flow flow) {
        return bytes(flow.serverAddressHigh(), flow.serverAddressLow(), flow.ipVersion());
    }

    /** Four bytes for IPv4, whose address is the lower half of {@code low}; else sixteen. */
    static byte[] bytes(long high, long low, int ipVersion) {
        byte[] bytes = new byte[ipVersion == 4 ? 4 : 16];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            long half = fromEnd < 8 ? low : high;
            bytes[i] = (byte) (half >>> (fromEnd & 7) * 8);
        }
        return bytes;
    }

    /** The upper half, as the flow table has it. */
    static long high(byte[] address) {
        return address.length == 4 ? 0 : number(address, 0, 8);
    }

    /** The lower half; IPv4 is written as ::ffff:a.b.c.d. */
    static long low(byte[] address) {
        return address.length == 4
                ? 0xFFFF_0000_0000L | number(address, 0, 4)
                : number(address, 8, 8);
    }

    private static long number(byte[] bytes, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 8 | bytes[i] & 0xFF;
        }
        return number;
    }

    static ByteString string(byte[] address) {
        return ByteString.copyFrom(address);
    }

    /** Six bytes; none for 0, which stands for a link without hardware addresses. */
    static ByteString mac(long mac) {
        if (mac == 0) {
            return ByteString.EMPTY;
        }
        byte[] bytes = new byte[6];
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (mac >>> (5 - i) * 8);
        }
        return ByteString.copyFrom(bytes);
    }

    /** The number of six bytes. */
    static long mac(ByteString mac) {
        long number = 0;
        for (int i = 0; i < mac.size(); i++) {
            number = number << 8 | mac.byteAt(i) & 0xFF;
        }
        return number;
    }
}
