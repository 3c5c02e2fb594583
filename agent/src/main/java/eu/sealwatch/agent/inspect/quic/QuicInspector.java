package eu.sealwatch.agent.inspect.quic;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** QUIC by a long header of a known version (RFC 8999, RFC 9000 section 17.2). */
public final class QuicInspector implements Inspector {
    private static final int LONG_AND_FIXED = 0xC0;
    private static final int LONGEST_ID = 20;
    private static final int IDS = 5;
    private static final long VERSION_1 = 1;
    private static final long VERSION_2 = 0x6B3343CFL;
    // drafts of the IETF: ff0000 and their number
    private static final long DRAFTS = 0xFF0000;
    private static final int LAST_DRAFT = 34;

    @Override
    public String protocol() {
        return "quic";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        if ((datagram.u8(0) & LONG_AND_FIXED) != LONG_AND_FIXED || !isKnown(datagram.u32(1))) {
            return Recognition.NOT_MINE;
        }
        int destination = datagram.u8(IDS);
        int source = datagram.u8(IDS + 1 + destination);
        boolean ids = destination <= LONGEST_ID && source <= LONGEST_ID && destination + source > 0;
        return ids && datagram.has(IDS + 2 + destination + source, 1)
                ? Plain.handshake("quic")
                        .with("quic.version", "%08x".formatted(datagram.u32(1)))
                        .complete()
                : Recognition.NOT_MINE;
    }

    private static boolean isKnown(long version) {
        boolean draft = version >> 8 == DRAFTS && (version & 0xFF) <= LAST_DRAFT;
        return version == VERSION_1 || version == VERSION_2 || draft;
    }
}
