package eu.sealwatch.agent.inspect.x11;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** X11: the client's byte order and version 11, and the server's answer with the same version. */
public final class X11Inspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("x11").complete();

    @Override
    public String protocol() {
        return "x11";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean little = client.u8(0) == 'l';
        if (!client.isEmpty() && !little && client.u8(0) != 'B') {
            return Recognition.NOT_MINE;
        }
        // X protocol, "Connection Setup": failed, success or authenticate
        if (!server.isEmpty() && server.u8(0) > 2) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 12 || server.length() < 8) {
            return Recognition.UNDECIDED;
        }
        boolean eleven =
                client.u8(1) == 0
                        && number(client, 2, little) == 11
                        && number(client, 4, little) == 0
                        && number(server, 2, little) == 11;
        return eleven ? FOUND : Recognition.NOT_MINE;
    }

    private static int number(Octets octets, int at, boolean little) {
        return little ? octets.u16le(at) : octets.u16(at);
    }
}
