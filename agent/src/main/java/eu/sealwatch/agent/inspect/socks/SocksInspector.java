package eu.sealwatch.agent.inspect.socks;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SOCKS 5 (RFC 1928) by the offer of methods and the choice of one of them, SOCKS 4 and 4A by
 * request and answer; with where the client wants to go.
 */
public final class SocksInspector implements Inspector {
    private static final Plain SOCKS = Plain.handshake("socks");
    private static final int VERSION_4 = 4;
    private static final int VERSION_5 = 5;
    private static final int NONE_ACCEPTABLE = 0xFF;

    // RFC 1929
    private static final int PASSWORD = 2;
    private static final int LOGIN_VERSION = 1;

    @Override
    public String protocol() {
        return "socks";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        int version = client.u8(0);
        int answer = server.u8(0);
        boolean contradicts =
                !client.isEmpty() && version != VERSION_5 && version != VERSION_4
                        || !server.isEmpty() && answer != VERSION_5 && answer != 0
                        || !client.isEmpty()
                                && !server.isEmpty()
                                && answer != (version == VERSION_5 ? VERSION_5 : 0);
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 3 || server.length() < 2) {
            return Recognition.UNDECIDED;
        }
        return version == VERSION_5 ? five(conversation) : four(client, server);
    }

    private static Recognition five(Conversation conversation) {
        Octets client = conversation.client();
        int chosen = conversation.server().u8(1);
        Octets methods = client.slice(2, client.u8(1));
        if (methods.length() != client.u8(1)) {
            return Recognition.NOT_MINE;
        }
        boolean offered = chosen == NONE_ACCEPTABLE || methods.indexOf(chosen, 0) >= 0;
        // after the choice, the client sends a request of version 5 or a log-in of version 1
        Octets next = client.slice(2 + methods.length());
        if (!offered || !next.isEmpty() && next.u8(0) != VERSION_5 && next.u8(0) != LOGIN_VERSION) {
            return Recognition.NOT_MINE;
        }
        if (next.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        Plain facts =
                SOCKS.with("socks.version", "5").with("socks.method", Integer.toString(chosen));
        if (chosen != 0 && chosen != PASSWORD) {
            return facts.complete();
        }
        var request = SocksRequest.read(chosen == PASSWORD ? afterLogin(next) : next);
        if (request.isPresent()) {
            return request.get().in(facts).complete();
        }
        return conversation.clientEnded() ? facts.complete() : facts.soFar();
    }

    /** Version, user and password, each behind its length; nothing of it is kept. */
    private static Octets afterLogin(Octets login) {
        int user = 2 + login.u8(1);
        return login.slice(user + 1 + login.u8(user));
    }

    // the request ends with a zero; the answer has eight bytes: 0, and 90 to 93
    private static Recognition four(Octets client, Octets server) {
        boolean request = client.u8(1) == 1 || client.u8(1) == 2;
        boolean answer = server.u8(0) == 0 && server.u8(1) >= 90 && server.u8(1) <= 93;
        if (!request || !answer) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 9 || client.indexOf(0, 8) < 0) {
            return Recognition.NOT_MINE;
        }
        if (server.length() < 8) {
            return Recognition.UNDECIDED;
        }
        return SocksRequest.ofVersion4(client).in(SOCKS.with("socks.version", "4")).complete();
    }
}
