package eu.sealwatch.agent.inspect.bfd;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** BFD control packets by version, whole length and intervals that a link can have (RFC 5880). */
public final class BfdInspector implements Inspector {
    private static final int BYTES = 24;
    private static final int AUTHENTICATED = 0x04;
    private static final int MULTIPOINT = 0x01;
    private static final int LAST_DIAGNOSTIC = 9;
    private static final long LONGEST_INTERVAL_US = 60_000_000;

    @Override
    public String protocol() {
        return "bfd";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int flags = datagram.u8(1);
        int length = datagram.length();
        boolean authenticated = (flags & AUTHENTICATED) != 0;
        boolean sized =
                authenticated
                        ? length > BYTES + 2 && datagram.u8(BYTES + 1) == length - BYTES
                        : length == BYTES;
        boolean known =
                sized
                        && datagram.u8(0) >> 5 == 1
                        && (datagram.u8(0) & 0x1F) <= LAST_DIAGNOSTIC
                        && (flags & MULTIPOINT) == 0
                        && datagram.u8(2) != 0
                        && datagram.u8(3) == length
                        && datagram.u32(4) != 0
                        && datagram.u32(12) != 0
                        && datagram.u32(12) <= LONGEST_INTERVAL_US
                        && datagram.u32(16) <= LONGEST_INTERVAL_US
                        && datagram.u32(20) <= LONGEST_INTERVAL_US;
        return known
                ? Plain.handshake("bfd")
                        .with("bfd.authenticated", Boolean.toString(authenticated))
                        .complete()
                : Recognition.NOT_MINE;
    }
}
