package eu.sealwatch.agent.inspect.s7comm;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Siemens S7: a data unit 32 or 72 in COTP over TPKT (RFC 1006). RDP begins alike, and ends so. */
public final class S7commInspector implements Inspector {
    private static final Recognition CLASSIC = Plain.handshake("s7comm").complete();
    private static final Recognition PLUS =
            Plain.handshake("s7comm").with("s7comm.variant", "plus").complete();
    private static final int TPKT = 0x0300;
    private static final int MOST_UNITS = 8;
    // ISO 8073: length of the header and kind, then end of data unit
    private static final int DATA = 0x02F080;

    @Override
    public String protocol() {
        return "s7comm";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (Ascii.contradicts(client, "\u0003\0")) {
            return Recognition.NOT_MINE;
        }
        int at = 0;
        for (int i = 0; i < MOST_UNITS && client.has(at, 9); i++) {
            if (client.u16(at) != TPKT || client.u16(at + 2) < 7) {
                return Recognition.NOT_MINE;
            }
            if (client.u24(at + 4) == DATA && client.u16(at + 2) > 7) {
                return dataUnit(client.u8(at + 7), client.u8(at + 8));
            }
            at += client.u16(at + 2);
        }
        return Recognition.UNDECIDED;
    }

    // job, acknowledgement without and with data, user data
    private static Recognition dataUnit(int protocol, int kind) {
        if (protocol == 0x32 && (kind == 1 || kind == 2 || kind == 3 || kind == 7)) {
            return CLASSIC;
        }
        return protocol == 0x72 && kind >= 1 && kind <= 3 ? PLUS : Recognition.NOT_MINE;
    }
}
