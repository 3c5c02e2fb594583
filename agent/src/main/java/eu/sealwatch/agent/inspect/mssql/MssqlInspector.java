package eu.sealwatch.agent.inspect.mssql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SQL Server (TDS) by its PRELOGIN, with the encryption that the server answered: MS-TDS 2.2.6.5.
 */
public final class MssqlInspector implements Inspector {
    private static final Plain MSSQL = Plain.handshake("mssql");
    private static final Recognition SO_FAR = MSSQL.soFar();
    private static final int PRELOGIN = 0x12;
    private static final int REPLY = 0x04;
    private static final int HEADER = 8;
    private static final int ENCRYPTION = 1;
    private static final int END = 0xFF;

    @Override
    public String protocol() {
        return "mssql";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        if (client.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        if (client.u8(0) != PRELOGIN || (client.length() > 1 && client.u8(1) != 1)) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < HEADER + 6) {
            return Recognition.UNDECIDED;
        }
        // the VERSION option comes first, six bytes behind the options
        boolean prelogin =
                client.u16(2) > HEADER + 6
                        && client.u8(7) == 0
                        && client.u8(HEADER) == 0
                        && client.u16(HEADER + 1) < client.u16(2)
                        && client.u16(HEADER + 3) == 6;
        if (!prelogin) {
            return Recognition.NOT_MINE;
        }
        int encryption = encryption(conversation.server());
        return encryption < 0
                ? SO_FAR
                : MSSQL.with("mssql.encryption", name(encryption)).complete();
    }

    /** The answered value; -1 while it is not there. */
    private static int encryption(Octets server) {
        if (server.u8(0) != REPLY) {
            return -1;
        }
        for (int option = HEADER; server.has(option, 5) && server.u8(option) != END; option += 5) {
            int value = HEADER + server.u16(option + 1);
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
