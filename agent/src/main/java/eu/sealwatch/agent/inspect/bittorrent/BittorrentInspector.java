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
    private static final Recognition LIKE = Plain.pattern("bittorrent").complete();
    private static final String GREETING = "\u0013BitTorrent protocol";
    private static final String SYNC = "BSYNC\0";
    private static final String LOCAL_SEARCH = "BT-SEARCH * HTTP/1.1\r\n";
    private static final int UDP = 17;

    // BEP 15: the number of the protocol, action 0, transaction
    private static final long TRACKER_HIGH = 0x417;
    private static final long TRACKER_LOW = 0x27101980L;
    private static final int TRACKER_BYTES = 16;

    @Override
    public String protocol() {
        return "bittorrent";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == 'd'
                || firstOctet == 'B'
                || firstOctet == 0
                || UtpPacket.mayBegin(firstOctet);
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return datagram(conversation);
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

    private static Recognition datagram(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        boolean found =
                switch (datagram.u8(0)) {
                    case 'd' -> TableMessage.is(datagram);
                    case 'B' -> datagram.startsWith(LOCAL_SEARCH) || datagram.startsWith(SYNC);
                    case 0 -> isTracker(datagram);
                    default -> false;
                };
        if (found) {
            return FOUND;
        }
        return UtpPacket.read(datagram)
                .map(packet -> utp(conversation, datagram, packet))
                .orElse(Recognition.NOT_MINE);
    }

    private static boolean isTracker(Octets datagram) {
        return datagram.length() == TRACKER_BYTES
                && datagram.u32(0) == TRACKER_HIGH
                && datagram.u32(4) == TRACKER_LOW
                && datagram.u32(8) == 0;
    }

    private static Recognition utp(Conversation conversation, Octets datagram, UtpPacket packet) {
        if (packet.opens() || packet.payload(datagram).startsWith(GREETING)) {
            return FOUND;
        }
        boolean fromClient = !conversation.client().isEmpty();
        boolean answers =
                conversation.earlier().stream()
                        .filter(earlier -> earlier.fromClient() != fromClient)
                        .flatMap(earlier -> UtpPacket.read(earlier.octets()).stream())
                        .anyMatch(packet::answers);
        return answers ? LIKE : Recognition.UNDECIDED;
    }
}
