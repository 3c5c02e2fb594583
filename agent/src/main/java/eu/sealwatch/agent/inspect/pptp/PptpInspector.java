package eu.sealwatch.agent.inspect.pptp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * The control connection of PPTP by its magic cookie, with what both sides say of themselves (RFC
 * 2637 section 2). What it sets up runs beside it, in GRE.
 */
public final class PptpInspector implements Inspector {
    private static final long COOKIE = 0x1A2B3C4DL;
    private static final int LEAST_MESSAGE = 12;
    private static final int MOST_MESSAGE = 220;
    private static final int LAST_TYPE = 15;

    // section 2.1, 2.2: start of the control connection
    private static final int START_REPLY = 2;
    private static final int START_BYTES = 156;
    private static final int VENDOR = 92;
    private static final int NAME_BYTES = 64;

    @Override
    public String protocol() {
        return "pptp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!mayBegin(client) || !mayBegin(server)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < LEAST_MESSAGE && server.length() < LEAST_MESSAGE) {
            return Recognition.UNDECIDED;
        }
        Plain facts = Plain.handshake("pptp");
        if (server.u16(8) != START_REPLY) {
            return facts.soFar();
        }
        if (server.length() < START_BYTES) {
            return facts.soFar();
        }
        Octets vendor = server.slice(VENDOR, NAME_BYTES);
        int end = vendor.indexOf(0, 0);
        return facts.with("pptp.vendor", vendor.slice(0, end < 0 ? NAME_BYTES : end).printable())
                .complete();
    }

    /** Length, message type 1, cookie, type of the control message, zero. */
    private static boolean mayBegin(Octets stream) {
        int length = stream.length();
        return (length < 1 || stream.u8(0) == 0)
                && (length < 2 || stream.u16(0) >= LEAST_MESSAGE && stream.u16(0) <= MOST_MESSAGE)
                && (length < 4 || stream.u16(2) == 1)
                && (length < 8 || stream.u32(4) == COOKIE)
                && (length < 10 || stream.u16(8) >= 1 && stream.u16(8) <= LAST_TYPE);
    }
}
