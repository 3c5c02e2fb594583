package eu.sealwatch.agent.inspect.mysql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** MySQL and MariaDB by the server's greeting, protocol version 10. */
public final class MysqlInspector implements Inspector {
    private static final int VERSION = 5;
    private static final int LONGEST_VERSION = 64;

    @Override
    public String protocol() {
        return "mysql";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets server = conversation.server();
        if (server.isEmpty()) {
            return conversation.client().isEmpty() ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        // length of three bytes, sequence number 0, protocol version 10
        boolean contradicts =
                server.u8(0) < 40
                        || server.u8(1) != 0
                        || server.u8(2) != 0
                        || server.u8(3) != 0
                        || (server.length() > 4 && server.u8(4) != 10)
                        || (server.length() > VERSION && !Ascii.isDigit(server.u8(VERSION)));
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        int end = server.indexOf(0, VERSION);
        if (end < 0) {
            return server.length() > VERSION + LONGEST_VERSION
                    ? Recognition.NOT_MINE
                    : Recognition.UNDECIDED;
        }
        if (end - VERSION > LONGEST_VERSION || !Ascii.isPrintable(server, VERSION, end)) {
            return Recognition.NOT_MINE;
        }
        // connection id, eight bytes of challenge, and a zero
        int filler = end + 1 + 4 + 8;
        if (!server.has(filler, 1)) {
            return Recognition.UNDECIDED;
        }
        String version = server.slice(VERSION, end - VERSION).printable();
        return server.u8(filler) == 0
                ? Plain.handshake("mysql").with("mysql.version", version).complete()
                : Recognition.NOT_MINE;
    }
}
