package eu.sealwatch.agent.inspect.socks;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** SOCKS 5 (RFC 1928) by the offer of methods and the choice of one of them; SOCKS 4 likewise. */
public final class SocksInspector implements Inspector {
    private static final Plain SOCKS = Plain.handshake("socks");
    private static final Recognition VERSION_4 = SOCKS.with("socks.version", "4").complete();
    private static final int NONE_ACCEPTABLE = 0xFF;

    @Override
    public String protocol() {
        return "socks";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        int version = client.u8(0);
        if (!client.isEmpty() && version != 5 && version != 4) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 3 || server.length() < 2) {
            return Recognition.UNDECIDED;
        }
        return version == 5 ? five(client, server) : four(client, server);
    }

    private static Recognition five(Octets client, Octets server) {
        int chosen = server.u8(1);
        Octets methods = client.slice(2, client.u8(1));
        boolean offered = chosen == NONE_ACCEPTABLE || methods.indexOf(chosen, 0) >= 0;
        // after the choice, the client sends a request of version 5 or a log-in of version 1
        int next = client.u8(2 + client.u8(1));
        boolean follows = next == 5 || next == 1;
        if (server.u8(0) != 5 || !offered || methods.length() != client.u8(1)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() == 2 + methods.length()) {
            return Recognition.UNDECIDED;
        }
        return follows
                ? SOCKS.with("socks.version", "5")
                        .with("socks.method", Integer.toString(chosen))
                        .complete()
                : Recognition.NOT_MINE;
    }

    // the request ends with a zero; the answer has eight bytes: 0, and 90 to 93
    private static Recognition four(Octets client, Octets server) {
        boolean request =
                (client.u8(1) == 1 || client.u8(1) == 2)
                        && client.length() >= 9
                        && client.indexOf(0, 8) >= 0;
        boolean answer = server.u8(0) == 0 && server.u8(1) >= 90 && server.u8(1) <= 93;
        if (!request || !answer) {
            return Recognition.NOT_MINE;
        }
        return server.length() < 8 ? Recognition.UNDECIDED : VERSION_4;
    }
}
