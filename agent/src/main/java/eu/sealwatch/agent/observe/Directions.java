package eu.sealwatch.agent.observe;

import eu.sealwatch.agent.decode.Datagram;
import eu.sealwatch.agent.flow.Flow;
import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.FlowRecord.Direction;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Tells inside from outside by the site's networks, as seen from its perimeter. Addresses are two
 * numbers, as {@link Datagram} has them.
 */
final class Directions {
    private static final int IPV4_BITS_BEFORE = 96;

    // Of each network: its version, and address and mask, upper and lower halves.
    private final boolean[] ipv4;
    private final long[] addressHigh;
    private final long[] addressLow;
    private final long[] maskHigh;
    private final long[] maskLow;

    Directions(List<Cidr> inside) {
        int count = inside.size();
        ipv4 = new boolean[count];
        addressHigh = new long[count];
        addressLow = new long[count];
        maskHigh = new long[count];
        maskLow = new long[count];
        for (int i = 0; i < count; i++) {
            byte[] network = inside.get(i).network();
            int bits = inside.get(i).bits();
            ipv4[i] = network.length == 4;
            if (ipv4[i]) {
                addressLow[i] = Datagram.IPV4_PREFIX | number(ByteBuffer.wrap(network).getInt());
                bits += IPV4_BITS_BEFORE;
            } else {
                addressHigh[i] = ByteBuffer.wrap(network).getLong();
                addressLow[i] = ByteBuffer.wrap(network).getLong(8);
            }
            maskHigh[i] = leading(Math.min(bits, Long.SIZE));
            maskLow[i] = leading(Math.max(bits - Long.SIZE, 0));
        }
    }

    private static long number(int unsigned) {
        return Integer.toUnsignedLong(unsigned);
    }

    private static long leading(int ones) {
        return ones == 0 ? 0 : -1L << Long.SIZE - ones;
    }

    Direction of(Flow flow) {
        boolean from = isInside(flow.clientAddressHigh(), flow.clientAddressLow());
        // a group of receivers on the own link is nowhere outside
        boolean to =
                isInside(flow.serverAddressHigh(), flow.serverAddressLow())
                        || isLocalGroup(flow.serverAddressHigh(), flow.serverAddressLow());
        if (from) {
            return to ? Direction.INTERNAL : Direction.OUTBOUND;
        }
        return to ? Direction.INBOUND : Direction.EXTERNAL;
    }

    boolean isInside(long high, long low) {
        boolean isIpv4 = isIpv4(high, low);
        for (int i = 0; i < addressHigh.length; i++) {
            boolean same =
                    ipv4[i] == isIpv4
                            && ((low ^ addressLow[i]) & maskLow[i]) == 0
                            && ((high ^ addressHigh[i]) & maskHigh[i]) == 0;
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == Datagram.IPV4_PREFIX >>> 32;
    }

    /** Multicast (RFC 5771, RFC 4291 section 2.7) and the limited broadcast. */
    private static boolean isLocalGroup(long high, long low) {
        if (!isIpv4(high, low)) {
            return high >>> 56 == 0xFF;
        }
        int address = (int) low;
        int first = address >>> 24;
        return first >= 224 && first < 240 || address == -1;
    }
}
