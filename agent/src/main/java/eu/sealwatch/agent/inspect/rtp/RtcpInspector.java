package eu.sealwatch.agent.inspect.rtp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * RTCP by a report whose blocks fit its length, and packets behind it that fill the datagram (RFC
 * 3550 sections 6.1 and 6.4). Of SRTCP nothing fits but the first header, so it is not told.
 */
public final class RtcpInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("rtcp").complete();
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;

    /** Extended reports; RFC 3611. */
    private static final int LAST_TYPE = 207;

    private static final int SENDER_BYTES = 28;
    private static final int RECEIVER_BYTES = 8;
    private static final int BLOCK_BYTES = 24;
    private static final int BLOCKS = 0x1F;
    private static final int PADDED = 0x20;

    @Override
    public String protocol() {
        return "rtcp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >> 6 == 2;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        return isReport(datagram) && isCompound(datagram) ? FOUND : Recognition.NOT_MINE;
    }

    /** Nothing is behind the blocks: what profiles may add there, nobody does. */
    private static boolean isReport(Octets datagram) {
        int fixed =
                switch (datagram.u8(1)) {
                    case SENDER_REPORT -> SENDER_BYTES;
                    case RECEIVER_REPORT -> RECEIVER_BYTES;
                    default -> -1;
                };
        return fixed > 0
                && (datagram.u8(0) & PADDED) == 0
                && size(datagram, 0) == fixed + BLOCK_BYTES * (datagram.u8(0) & BLOCKS)
                && datagram.u32(4) != 0;
    }

    private static boolean isCompound(Octets datagram) {
        int at = 0;
        while (datagram.has(at, 4)) {
            int type = datagram.u8(at + 1);
            if (datagram.u8(at) >> 6 != 2 || type < SENDER_REPORT || type > LAST_TYPE) {
                return false;
            }
            at += size(datagram, at);
        }
        return at == datagram.length();
    }

    /** In words, without the first. */
    private static int size(Octets datagram, int at) {
        return 4 * (datagram.u16(at + 2) + 1);
    }
}
