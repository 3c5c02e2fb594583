package eu.sealwatch.agent.inspect.mssql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SQL Server (TDS) by a packet header and what must follow it (MS-TDS 2.2), also in the middle of a
 * connection: a batch or a call is as unmistakable as a login. With the encryption that the server
 * answered to PRELOGIN (2.2.6.5), and whether a login went by in clear. Over UDP, the answer of the
 * browser service that tells where instances listen (MC-SQLR 2.2.5).
 */
public final class MssqlInspector implements Inspector {
    private static final Plain MSSQL = Plain.handshake("mssql");
    private static final Recognition BROWSER =
            MSSQL.with("mssql.message", "browser-answer").complete();
    private static final int UDP = 17;
    private static final int BROWSER_ANSWER = 0x05;
    private static final int ENCRYPTION = 1;
    private static final int END = 0xFF;

    @Override
    public String protocol() {
        return "mssql";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == BROWSER_ANSWER;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            Octets datagram = Datagram.of(conversation);
            boolean answer =
                    datagram.u8(0) == BROWSER_ANSWER
                            && datagram.u16le(1) == datagram.length() - 3
                            && datagram.startsWith(3, "ServerName;");
            return answer ? BROWSER : Recognition.NOT_MINE;
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        return switch (Fit.both(TdsPacket.fit(client), TdsPacket.fit(server), MSSQL.soFar())) {
            case Recognition.Recognised _ -> facts(client, server);
            case Recognition other -> other;
        };
    }

    private static Recognition facts(Octets client, Octets server) {
        int type = client.u8(0);
        Plain facts = client.isEmpty() ? MSSQL : MSSQL.with("mssql.message", TdsPacket.name(type));
        if (type == TdsPacket.LOGIN) {
            return facts.with("mssql.login", "clear").complete();
        }
        if (type != TdsPacket.PRELOGIN) {
            return facts.complete();
        }
        int encryption = encryption(server);
        if (encryption >= 0) {
            facts = facts.with("mssql.encryption", name(encryption));
        }
        int second = client.u16(2);
        boolean said = client.has(second, 2);
        if (said && client.u8(second) == TdsPacket.LOGIN) {
            facts = facts.with("mssql.login", "clear");
        }
        return encryption >= 0 && said ? facts.complete() : facts.soFar();
    }

    /** The answered value; -1 while it is not there. */
    private static int encryption(Octets server) {
        if (server.u8(0) != TdsPacket.RESPONSE) {
            return -1;
        }
        for (int option = TdsPacket.HEADER;
                server.has(option, 5) && server.u8(option) != END;
                option += 5) {
            int value = TdsPacket.HEADER + server.u16(option + 1);
            if (server.u8(option) == ENCRYPTION && server.has(value, 1)) {
                return server.u8(value);
            }
        }
        return -1;
    }

    private static String name(int encryption) {
        return switch (encryption) {
            case 0 -> "login-only";
            case 1 -> "on";
            case 2 -> "not-supported";
            case 3 -> "required";
            default -> Integer.toString(encryption);
        };
    }
}
