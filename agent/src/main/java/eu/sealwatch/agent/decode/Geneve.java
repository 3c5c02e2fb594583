package eu.sealwatch.agent.decode;

import eu.sealwatch.agent.capture.PacketBytes;

/**
 * Geneve (RFC 8926 section 3.4): version 0 and the length of the options in words; flags;
 * EtherType; the network identifier in 24 bits; zero; then options, whose lengths must add up.
 */
final class Geneve {
    static final int PORT = 6081;

    private static final int HEADER = 8;

    /** Makes network 0 a network too. */
    private static final int ANY_NETWORK = 1 << 24;

    private static final int OPTION_HEADER = 4;
    private static final int OPTIONS_LENGTH = 0x3F;
    private static final int OPTION_LENGTH = 0x1F;

    /** Control packet, and an option that must be understood; the rest is reserved. */
    private static final int RESERVED_FLAGS = 0x3F;

    private Geneve() {}

    static void read(Datagram outer) {
        if (outer.payloadCaptured < HEADER) {
            return;
        }
        PacketBytes bytes = outer.bytes;
        int at = outer.payloadStart;
        int lengths = bytes.get(at) & 0xFF;
        int options = (lengths & OPTIONS_LENGTH) * 4;
        int identifier = bytes.getInt(at + 4);
        boolean isGeneve =
                lengths <= OPTIONS_LENGTH
                        && (bytes.get(at + 1) & RESERVED_FLAGS) == 0
                        && (identifier & 0xFF) == 0
                        && outer.payloadCaptured >= HEADER + options
                        && addUp(bytes, at + HEADER, options);
        int type = bytes.getShort(at + 2) & 0xFFFF;
        if (isGeneve && isCarried(type)) {
            int key = ANY_NETWORK | identifier >>> 8;
            outer.carry(Encapsulation.GENEVE, HEADER + options, type, key);
        }
    }

    private static boolean isCarried(int type) {
        return switch (type) {
            case EtherType.ETHERNET, EtherType.IPV4, EtherType.IPV6, EtherType.MPLS -> true;
            default -> false;
        };
    }

    private static boolean addUp(PacketBytes bytes, int at, int length) {
        int read = 0;
        while (read < length) {
            read += OPTION_HEADER + (bytes.get(at + read + 3) & OPTION_LENGTH) * 4;
        }
        return read == length;
    }
}
