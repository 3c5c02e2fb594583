package eu.sealwatch.agent.inspect.hsms;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Framing;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** HSMS by the control message that selects a session, or tests the link (SEMI E37, section 8). */
public final class HsmsInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("hsms").complete();
    private static final int LENGTH = 10;
    private static final int SESSION = 4;
    private static final int STATUS = 7;
    private static final int PRESENTATION = 8;
    private static final int KIND = 9;
    private static final int MESSAGE = 14;
    private static final int LAST_STATUS = 4;

    @Override
    public String protocol() {
        return "hsms";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Framing framing = HsmsInspector::size;
        int messages = framing.count(conversation, 1);
        if (messages <= 0) {
            return messages < 0 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        return FOUND;
    }

    private static int size(Octets stream, int at) {
        if (stream.u8(at) != 0 || (stream.has(at, 4) && stream.u32(at) != LENGTH)) {
            return Framing.NOT_A_MESSAGE;
        }
        if (!stream.has(at, MESSAGE)) {
            return Framing.NOT_YET;
        }
        int kind = stream.u8(at + KIND);
        // select, deselect and link test are asked by odd numbers; 9 separates
        boolean known = (kind >= 1 && kind <= 6) || kind == 9;
        boolean right =
                stream.u16(at + SESSION) == 0xFFFF
                        && stream.u8(at + SESSION + 2) == 0
                        && stream.u8(at + STATUS) <= LAST_STATUS
                        && stream.u8(at + PRESENTATION) == 0
                        && known;
        return right ? MESSAGE : Framing.NOT_A_MESSAGE;
    }
}
