package eu.sealwatch.agent.inspect.bittorrent;

import eu.sealwatch.agent.flow.Octets;
import java.util.Optional;

/** The header of uTP, BitTorrent's own transport over UDP (BEP 29). */
record UtpPacket(int type, int connection, int sequence, int acknowledged, int headerBytes) {
    private static final int VERSION = 1;
    private static final int SYN = 4;
    private static final int LAST_TYPE = SYN;
    private static final int LAST_EXTENSION = 2;

    // type and version, extension, connection, times, window, sequence, acknowledged
    private static final int CONNECTION = 2;
    private static final int TIME_DIFFERENCE = 8;
    private static final int SEQUENCE = 16;
    private static final int HEADER = 20;

    /** What may be under way between two that answer each other. */
    private static final int MOST_UNDER_WAY = 1024;

    static boolean mayBegin(int octet) {
        return (octet & 0xF) == VERSION && octet >> 4 <= LAST_TYPE;
    }

    /** Empty when it is none, or a first one that says more than a first one can. */
    static Optional<UtpPacket> read(Octets datagram) {
        if (!mayBegin(datagram.u8(0))) {
            return Optional.empty();
        }
        int type = datagram.u8(0) >> 4;
        int at = HEADER;
        int extension = datagram.u8(1);
        while (extension != 0 && extension <= LAST_EXTENSION && datagram.has(at, 2)) {
            extension = datagram.u8(at);
            at += 2 + datagram.u8(at + 1);
        }
        boolean first =
                datagram.u32(TIME_DIFFERENCE) == 0
                        && datagram.u16(SEQUENCE) == 1
                        && datagram.u16(SEQUENCE + 2) == 0
                        && datagram.length() == at;
        return extension != 0 || datagram.length() < at || type == SYN && !first
                ? Optional.empty()
                : Optional.of(
                        new UtpPacket(
                                type,
                                datagram.u16(CONNECTION),
                                datagram.u16(SEQUENCE),
                                datagram.u16(SEQUENCE + 2),
                                at));
    }

    boolean opens() {
        return type == SYN;
    }

    /** The sides' connection numbers differ by one, and each acknowledges what the other sent. */
    boolean answers(UtpPacket other) {
        int apart = connection - other.connection & 0xFFFF;
        return (apart == 1 || apart == 0xFFFF)
                && (other.sequence - acknowledged & 0xFFFF) <= MOST_UNDER_WAY
                && (sequence - other.acknowledged & 0xFFFF) <= MOST_UNDER_WAY;
    }

    Octets payload(Octets datagram) {
        return datagram.slice(headerBytes);
    }
}
