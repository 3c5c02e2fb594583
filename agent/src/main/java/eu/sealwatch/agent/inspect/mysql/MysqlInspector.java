package eu.sealwatch.agent.inspect.mysql;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * MySQL and MariaDB by the server's greeting, protocol version 10, or its refusal of a stranger;
 * with what the client then does about TLS (MySQL documentation, "Connection Phase").
 */
public final class MysqlInspector implements Inspector {
    private static final Plain MYSQL = Plain.handshake("mysql");
    private static final Recognition REFUSED = MYSQL.with("mysql.login", "refused").complete();
    private static final int HEADER = 4;
    private static final int GREETING = 10;
    private static final int ERROR = 0xFF;
    private static final int VERSION = 5;
    private static final int LONGEST_VERSION = 64;
    private static final int TLS = 0x0800;

    /** Capabilities, largest packet, character set and 23 zeros: nothing but the wish for TLS. */
    private static final int TLS_REQUEST_BYTES = 32;

    @Override
    public String protocol() {
        return "mysql";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        // the client answers with sequence number 1
        boolean clientContradicts = client.length() > 3 && (client.u8(3) != 1 || client.u8(2) != 0);
        // length of three bytes, sequence number 0
        boolean contradicts =
                clientContradicts
                        || server.length() > 1 && server.u8(1) != 0
                        || server.length() > 2 && server.u8(2) != 0
                        || server.length() > 3 && server.u8(3) != 0;
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (server.length() <= HEADER) {
            return Recognition.UNDECIDED;
        }
        return switch (server.u8(HEADER)) {
            case GREETING -> greeting(client, server);
            case ERROR -> refusal(server);
            default -> Recognition.NOT_MINE;
        };
    }

    private static Recognition greeting(Octets client, Octets server) {
        boolean contradicts =
                server.u8(0) < 40
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
        // connection id, eight bytes of challenge, a zero, and the lower capabilities
        int filler = end + 1 + 4 + 8;
        if (!server.has(filler, 3)) {
            return Recognition.UNDECIDED;
        }
        if (server.u8(filler) != 0) {
            return Recognition.NOT_MINE;
        }
        boolean offered = (server.u16le(filler + 1) & TLS) != 0;
        Plain facts =
                MYSQL.with("mysql.version", server.slice(VERSION, end - VERSION).printable())
                        .with("mysql.tls_offered", Boolean.toString(offered));
        if (!client.has(HEADER, 4)) {
            return facts.soFar();
        }
        boolean tls = client.u24(0) >> 16 == TLS_REQUEST_BYTES && (client.u16le(HEADER) & TLS) != 0;
        return facts.with("mysql.tls", tls ? "requested" : "none").complete();
    }

    // error codes from 1000 on, then text: "Host '...' is not allowed", "Too many connections"
    private static Recognition refusal(Octets server) {
        int code = server.u16le(HEADER + 1);
        int length = server.u8(0);
        if (!server.has(HEADER, length)) {
            return server.length() > HEADER + 2 && (code < 1000 || code > 4999)
                    ? Recognition.NOT_MINE
                    : Recognition.UNDECIDED;
        }
        boolean refusal =
                code >= 1000
                        && code <= 4999
                        && length > 10
                        && Ascii.isPrintable(server, HEADER + 3, HEADER + length);
        return refusal ? REFUSED : Recognition.NOT_MINE;
    }
}
