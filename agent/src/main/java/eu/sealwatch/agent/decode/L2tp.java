package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * The layer two tunneling protocol over UDP, version 2 (RFC 2661 section 3.1): flags and version,
 * then length, tunnel, session, sequence numbers and an offset as the flags say; then PPP. Version
 * 3 (RFC 3931 section 4.1.2.1): flags and version, zero, session, a cookie. How long that is, and
 * what follows, was agreed before; so it is opened where a frame or packet fits in one way.
 *
 * <p>Neither tunnels nor sessions tell networks apart: each side has its own numbers for them.
 */
final class L2tp {
    static final int PORT = 1701;

    private static final int CONTROL = 0x8000;
    private static final int LENGTH = 0x4000;
    private static final int SEQUENCE = 0x0800;
    private static final int OFFSET = 0x0200;
    private static final int VERSION = 0x000F;

    /** Bits that are zero in every version. */
    private static final int RESERVED = 0x34F0;

    private static final int VERSION_3_HEADER = 8;

    private L2tp() {}

    /** Over UDP. */
    static void read(Datagram outer) {
        if (outer.payloadCaptured < VERSION_3_HEADER) {
            return;
        }
        int flags = outer.bytes.getShort(outer.payloadStart) & 0xFFFF;
        if ((flags & (CONTROL | RESERVED)) != 0) {
            // control messages are for an inspector to read
            return;
        }
        int version = flags & VERSION;
        if (version == 2) {
            data(outer, flags);
        } else if (version == 3 && flags == version) {
            L2tpSession.read(outer, VERSION_3_HEADER);
        }
    }

    private static int length(Datagram outer) {
        return outer.bytes.getShort(outer.payloadStart + 2) & 0xFFFF;
    }

    private static void data(Datagram outer, int flags) {
        PacketBytes bytes = outer.bytes;
        boolean hasLength = (flags & LENGTH) != 0;
        if (hasLength && length(outer) != outer.payloadBytes) {
            return;
        }
        int header = 2 + (hasLength ? 2 : 0) + 4 + ((flags & SEQUENCE) != 0 ? 4 : 0);
        if ((flags & OFFSET) != 0) {
            if (outer.payloadCaptured < header + 2) {
                return;
            }
            header += 2 + (bytes.getShort(outer.payloadStart + header) & 0xFFFF);
        }
        if (outer.payloadCaptured > header + 4 && isPpp(outer, header, hasLength)) {
            outer.carry(Encapsulation.L2TP, header, EtherType.PPP, outer.ends());
        }
    }

    /** Without a length of its own to agree with, the packet inside must fit. */
    private static boolean isPpp(Datagram outer, int header, boolean hasLength) {
        int at = outer.payloadStart + header;
        int captured = outer.payloadCaptured - header;
        int framing = Ppp.framing(outer.bytes, at, captured);
        if (hasLength && framing > 0) {
            return true;
        }
        int skip = framing + Ppp.numberBytes(outer.bytes, at + framing, captured - framing);
        return IpShape.fills(
                outer.bytes, at + skip, captured - skip, outer.payloadBytes - header - skip);
    }
}
