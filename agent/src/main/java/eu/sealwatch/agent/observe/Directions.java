package eu.sealwatch.agent.observe;

import eu.sealwatch.config.Cidr;
import eu.sealwatch.wire.v1.FlowRecord.Direction;
import java.util.List;

/** Tells inside from outside by the site's networks, as seen from its perimeter. */
final class Directions {
    private final List<Cidr> inside;

    Directions(List<Cidr> inside) {
        this.inside = List.copyOf(inside);
    }

    Direction of(byte[] source, byte[] destination) {
        boolean from = isInside(source);
        // a group of receivers on the own link is nowhere outside
        boolean to = isInside(destination) || isLocalGroup(destination);
        if (from) {
            return to ? Direction.INTERNAL : Direction.OUTBOUND;
        }
        return to ? Direction.INBOUND : Direction.EXTERNAL;
    }

    boolean isInside(byte[] address) {
        for (Cidr network : inside) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Multicast (RFC 5771, RFC 4291 section 2.7) and the limited broadcast. */
    private static boolean isLocalGroup(byte[] address) {
        if (address.length == 16) {
            return (address[0] & 0xFF) == 0xFF;
        }
        int first = address[0] & 0xFF;
        return first >= 224 && first < 240
                || first == 255 && address[1] == -1 && address[2] == -1 && address[3] == -1;
    }
}
