package eu.sealwatch.agent.inspect.mms;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * MMS, which IEC 61850 and others use: in COTP over TPKT (RFC 1006) a session that connects with
 * MMS's abstract syntax. S7 and RDP begin alike.
 */
public final class MmsInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("mms").complete();
    private static final String TPKT = "\u0003\0";
    private static final int LENGTH = 2;
    private static final int LEAST = 7;
    private static final int COTP = 4;
    private static final int COTP_DATA = 0x02F0;
    private static final int SESSION = 7;
    private static final int MOST_UNITS = 8;

    // ISO 8327-1: connect and accept
    private static final int CONNECT = 0x0D;
    private static final int ACCEPT = 0x0E;

    /** The object identifier 1.0.9506.2: ISO 9506-2, annex A. */
    private static final long MMS_SYNTAX = 0x28CA2202L;

    @Override
    public String protocol() {
        return "mms";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, TPKT) || Ascii.contradicts(server, TPKT)) {
            return Recognition.NOT_MINE;
        }
        Recognition answer = read(client);
        return answer == Recognition.UNDECIDED ? read(server) : answer;
    }

    /** The first unit that carries data decides. */
    private static Recognition read(Octets stream) {
        int at = 0;
        for (int i = 0; i < MOST_UNITS && stream.has(at, SESSION + 1); i++) {
            int size = stream.u16(at + LENGTH);
            if (!stream.startsWith(at, TPKT) || size < LEAST) {
                return Recognition.NOT_MINE;
            }
            if (stream.u16(at + COTP) == COTP_DATA && size > LEAST) {
                int session = stream.u8(at + SESSION);
                if (session != CONNECT && session != ACCEPT) {
                    return Recognition.NOT_MINE;
                }
                if (!stream.has(at, size)) {
                    return Recognition.UNDECIDED;
                }
                return names(stream.slice(at, size)) ? FOUND : Recognition.NOT_MINE;
            }
            at += size;
        }
        return Recognition.UNDECIDED;
    }

    private static boolean names(Octets unit) {
        for (int at = SESSION; at < unit.length(); at++) {
            if (unit.u32(at) == MMS_SYNTAX) {
                return true;
            }
        }
        return false;
    }
}
