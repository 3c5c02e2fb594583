package eu.sealwatch.agent.inspect.memcached;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;

/**
 * Memcached by a command and the answer to it; over UDP behind a frame of eight bytes, where either
 * is enough (its protocol.txt). The binary form by a request of exact lengths. Keys are not kept.
 */
public final class MemcachedInspector implements Inspector {
    private static final Plain MEMCACHED = Plain.handshake("memcached");
    private static final Recognition TEXT = MEMCACHED.with("memcached.form", "text").complete();
    private static final Recognition BINARY = MEMCACHED.with("memcached.form", "binary").complete();
    private static final int UDP = 17;
    private static final int FRAME = 8;
    private static final int BINARY_HEADER = 24;
    private static final int REQUEST = 0x80;
    private static final int RESPONSE = 0x81;
    private static final int LAST_OPCODE = 0x48;
    private static final int LONGEST_KEY = 250;

    private static final List<String> COMMANDS =
            List.of(
                    "get ",
                    "gets ",
                    "set ",
                    "add ",
                    "replace ",
                    "append ",
                    "prepend ",
                    "cas ",
                    "delete ",
                    "incr ",
                    "decr ",
                    "touch ",
                    "gat ",
                    "gats ",
                    "stats",
                    "version",
                    "flush_all",
                    "verbosity ",
                    "mg ",
                    "ms ",
                    "md ",
                    "ma ",
                    "mn\r");

    private static final List<String> ANSWERS =
            List.of(
                    "VALUE ",
                    "END\r\n",
                    "STORED\r\n",
                    "NOT_STORED\r\n",
                    "EXISTS\r\n",
                    "NOT_FOUND\r\n",
                    "DELETED\r\n",
                    "TOUCHED\r\n",
                    "STAT ",
                    "VERSION ",
                    "OK\r\n",
                    "ERROR\r\n",
                    "CLIENT_ERROR ",
                    "SERVER_ERROR ",
                    "HD\r\n",
                    "EN\r\n",
                    "MN\r\n");

    @Override
    public String protocol() {
        return "memcached";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (conversation.transport() == UDP) {
            return framed(Datagram.of(conversation));
        }
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean binary = (client.isEmpty() ? server.u8(0) - 1 : client.u8(0)) == REQUEST;
        return binary ? binary(client, server) : text(client, server);
    }

    private static Recognition text(Octets client, Octets server) {
        if (Ascii.contradictsAll(client, COMMANDS) || Ascii.contradictsAll(server, ANSWERS)) {
            return Recognition.NOT_MINE;
        }
        boolean asked = Ascii.startsWithOne(client, COMMANDS);
        boolean answered = Ascii.startsWithOne(server, ANSWERS);
        return asked && answered && client.indexOf('\n', 0) > 0 ? TEXT : Recognition.UNDECIDED;
    }

    // magic, opcode, key length, extras length, type 0, bucket, total, opaque, cas
    private static Recognition binary(Octets client, Octets server) {
        boolean contradicts =
                (client.length() > 1 && client.u8(1) > LAST_OPCODE)
                        || (client.length() >= 6 && client.u8(5) != 0)
                        || (!server.isEmpty() && server.u8(0) != RESPONSE);
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < BINARY_HEADER || server.length() < BINARY_HEADER) {
            return Recognition.UNDECIDED;
        }
        int key = client.u16(2);
        boolean request = key <= LONGEST_KEY && client.u32(8) >= key + client.u8(4);
        boolean matches = client.u8(1) == server.u8(1) && client.u32(12) == server.u32(12);
        return request && matches ? BINARY : Recognition.NOT_MINE;
    }

    // request id, sequence number, number of datagrams, zero
    private static Recognition framed(Octets datagram) {
        boolean frame =
                datagram.u16(6) == 0
                        && datagram.u16(4) != 0
                        && datagram.u16(2) < datagram.u16(4)
                        && datagram.length() > FRAME;
        if (!frame) {
            return Recognition.NOT_MINE;
        }
        Octets rest = datagram.slice(FRAME);
        boolean spoken = Ascii.startsWithOne(rest, COMMANDS) || Ascii.startsWithOne(rest, ANSWERS);
        return spoken && rest.indexOf('\n', 0) > 0 ? TEXT : Recognition.NOT_MINE;
    }
}
