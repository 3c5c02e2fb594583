package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * A remote mirror port: Ethernet frames in GRE (draft-foschiano-erspan-03). Type I has no header of
 * its own; type II has 8 octets, beginning with version 1, VLAN and, in ten bits, the session; type
 * III has 12, beginning with version 2, and 8 more where its last bit says so.
 */
final class Erspan {
    private static final int SECOND_HEADER = 8;
    private static final int THIRD_HEADER = 12;
    private static final int SUBHEADER = 8;
    private static final int SESSION = 0x3FF;

    /** Of a type III header's frame type: 0 Ethernet, 2 IP. */
    private static final int FRAME_TYPE_SHIFT = 10;

    private static final int FRAME_TYPE = 0x1F;
    private static final int IP_FRAME = 2;

    private Erspan() {}

    /** Types I and II, which the GRE sequence number tells apart. */
    static void read(Datagram outer, int gre, boolean sequenced) {
        if (!sequenced) {
            outer.carry(Encapsulation.ERSPAN, gre, EtherType.ETHERNET, outer.ends());
        } else if (version(outer, gre, SECOND_HEADER) == 1) {
            outer.carry(
                    Encapsulation.ERSPAN, gre + SECOND_HEADER, EtherType.ETHERNET, key(outer, gre));
        }
    }

    static void readThird(Datagram outer, int gre) {
        if (version(outer, gre, THIRD_HEADER) != 2) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int last = bytes.getShort(outer.payloadStart + gre + 10);
        int header = gre + THIRD_HEADER + ((last & 1) != 0 ? SUBHEADER : 0);
        if (outer.payloadCaptured <= header) {
            return;
        }
        boolean isIp = (last >>> FRAME_TYPE_SHIFT & FRAME_TYPE) == IP_FRAME;
        int type =
                isIp ? EtherType.ofIp(bytes.get(outer.payloadStart + header)) : EtherType.ETHERNET;
        outer.carry(Encapsulation.ERSPAN, header, type, key(outer, gre));
    }

    /** The version of a header that is all there; else -1. */
    private static int version(Datagram outer, int gre, int header) {
        return outer.payloadCaptured < gre + header
                ? -1
                : outer.bytes.get(outer.payloadStart + gre) >>> 4 & 0xF;
    }

    private static int key(Datagram outer, int gre) {
        return outer.ends() + (outer.bytes.getShort(outer.payloadStart + gre + 2) & SESSION);
    }
}
