package eu.sealwatch.agent.inspect.afp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * AFP by the frame of DSI in which a session is opened or a server's status asked for, and an
 * answer with the same number (Apple, "Data Stream Interface").
 */
public final class AfpInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("afp").complete();
    private static final int HEADER = 16;
    private static final int GET_STATUS = 3;
    private static final int OPEN_SESSION = 4;
    private static final int LONGEST_REQUEST = 32;

    @Override
    public String protocol() {
        return "afp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        int command = client.u8(1);
        // flags, command, request, offset or error, length, reserved
        boolean contradicts =
                client.u8(0) != 0
                        || !server.isEmpty() && server.u8(0) != 1
                        || client.length() > 1 && command != GET_STATUS && command != OPEN_SESSION
                        || client.length() >= 8 && client.u32(4) != 0
                        || client.length() >= 12 && client.u32(8) > LONGEST_REQUEST
                        || client.length() >= HEADER && client.u32(12) != 0;
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < HEADER || server.length() < HEADER) {
            return Recognition.UNDECIDED;
        }
        boolean answered =
                server.u8(1) == command
                        && server.u16(2) == client.u16(2)
                        && server.u32(4) == 0
                        && server.u32(12) == 0;
        return answered ? FOUND : Recognition.NOT_MINE;
    }
}
