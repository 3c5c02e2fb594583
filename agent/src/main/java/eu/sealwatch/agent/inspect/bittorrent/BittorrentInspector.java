package eu.sealwatch.agent.inspect.bittorrent;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * BitTorrent by its greeting, over TCP or inside uTP; over UDP also by the messages of its
 * distributed table, its search of the local net, and the greeting of trackers. A connection under
 * "message stream encryption" looks like nothing.
 */
public final class BittorrentInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("bittorrent").complete();
    private static final String GREETING = "\u0013BitTorrent protocol";
    private static final String SYNC = "BSYNC\0";
    private static final String LOCAL_SEARCH = "BT-SEARCH * HTTP/1.1\r\n";
    private static final int UDP = 17;

    // BEP 15: the number of the protocol, action 0, transaction
    private static final long TRACKER_HIGH = 0x417;
    private static final long TRACKER_LOW = 0x27101980L;
    private static final int TRACKER_BYTES = 16;

    // BEP 29: type and version, extension, connection, times, window, sequence, acknowledged
    private static final int UTP_SYN = 0x41;
    private static final int UTP_DATA = 0x01;
    private static final int UTP_HEADER = 20;
    private static final int UTP_TIME_DIFFERENCE = 8;
    private static final int UTP_SEQUENCE = 16;
    private static final int UTP_EXTENSION_BITS = 2;
    private static final int UTP_EXTENSION_BYTES = 10;

    @Override
    public String protocol() {
        return "bittorrent";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 'd'
                || firstOctet == 'B'
                || firstOctet == 0
                || firstOctet == UTP_SYN
                || firstOctet == UTP_DATA;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return isDatagram(Datagram.of(conversation)) ? FOUND : Recognition.NOT_MINE;
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (contradicts(client) || contradicts(server)) {
            return Recognition.NOT_MINE;
        }
        return isGreeting(client) || isGreeting(server) ? FOUND : Recognition.UNDECIDED;
    }

    private static boolean contradicts(Octets stream) {
        return Ascii.contradicts(stream, GREETING) && Ascii.contradicts(stream, SYNC);
    }

    private static boolean isGreeting(Octets stream) {
        return stream.startsWith(GREETING) || stream.startsWith(SYNC);
    }

    private static boolean isDatagram(Octets datagram) {
        return switch (datagram.u8(0)) {
            case 'd' -> TableMessage.is(datagram);
            case 'B' -> datagram.startsWith(LOCAL_SEARCH) || datagram.startsWith(SYNC);
            case 0 ->
                    datagram.length() == TRACKER_BYTES
                            && datagram.u32(0) == TRACKER_HIGH
                            && datagram.u32(4) == TRACKER_LOW
                            && datagram.u32(8) == 0;
            case UTP_SYN -> isUtpSyn(datagram);
            case UTP_DATA -> datagram.u8(1) == 0 && datagram.startsWith(UTP_HEADER, GREETING);
            default -> false;
        };
    }

    /** The first of a connection: nothing measured, number 1, nothing acknowledged. */
    private static boolean isUtpSyn(Octets datagram) {
        int extension = datagram.u8(1);
        boolean length =
                extension == 0
                        ? datagram.length() == UTP_HEADER
                        : extension == UTP_EXTENSION_BITS
                                && datagram.length() == UTP_HEADER + UTP_EXTENSION_BYTES;
        return length
                && datagram.u32(UTP_TIME_DIFFERENCE) == 0
                && datagram.u16(UTP_SEQUENCE) == 1
                && datagram.u16(UTP_SEQUENCE + 2) == 0;
    }
}
