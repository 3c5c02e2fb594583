package eu.sealwatch.agent.inspect.oracle;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Oracle's TNS by the client's CONNECT: packet length, versions, and a description in brackets at
 * the offset that it names. Not published by its maker; known from many captures.
 */
public final class OracleInspector implements Inspector {
    private static final Plain ORACLE = Plain.handshake("oracle");
    private static final int CONNECT = 1;
    private static final int FIRST_VERSION = 300;
    private static final int LAST_VERSION = 350;
    private static final int DATA_LENGTH = 24;
    private static final int DATA_OFFSET = 26;
    private static final int LONGEST = 8192;

    @Override
    public String protocol() {
        return "oracle";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        int length = client.u16(0);
        boolean contradicts =
                client.length() > 1 && (length < 58 || length > LONGEST)
                        || client.length() > 3 && client.u16(2) != 0
                        || client.length() > 4 && client.u8(4) != CONNECT
                        || client.length() > 9
                                && (client.u16(8) < FIRST_VERSION || client.u16(8) > LAST_VERSION)
                        || client.length() > 11 && client.u16(10) > client.u16(8)
                        || server.length() > 4 && !isAnswer(server.u8(4));
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        int data = client.u16(DATA_OFFSET);
        if (!client.has(0, Math.max(data + 1, DATA_OFFSET + 2))) {
            // a long description comes in a packet of its own
            return client.has(0, 58) && data == length
                    ? found(client)
                    : client.length() > LONGEST ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        boolean described =
                data >= DATA_OFFSET + 2
                        && data + client.u16(DATA_LENGTH) == length
                        && (client.u8(data) == '('
                                && Ascii.isPrintable(
                                        client, data, Math.min(length, client.length())));
        boolean apart = data == length;
        return described || apart ? found(client) : Recognition.NOT_MINE;
    }

    // accept, acknowledge, refuse, redirect, data, resend, marker
    private static boolean isAnswer(int type) {
        return type >= 2 && type <= 6 || type == 11 || type == 12;
    }

    private static Recognition found(Octets client) {
        return ORACLE.with("oracle.version", Integer.toString(client.u16(8))).complete();
    }
}
