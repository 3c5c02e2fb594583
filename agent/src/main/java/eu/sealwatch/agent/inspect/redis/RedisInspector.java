package eu.sealwatch.agent.inspect.redis;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Set;

/**
 * Redis: a command as array of counted strings, or written out as people do, and an answer of the
 * same protocol (RESP 2 and 3). Whether a password goes by in clear, or none is asked for, is said.
 */
public final class RedisInspector implements Inspector {
    private static final Plain REDIS = Plain.handshake("redis");
    private static final int LONGEST_LINE = 128;

    /** What a client begins with on one line; none of it is a command of mail or news. */
    private static final Set<String> WRITTEN_OUT =
            Set.of(
                    "PING",
                    "ECHO",
                    "SET",
                    "GET",
                    "DEL",
                    "INCR",
                    "EXISTS",
                    "KEYS",
                    "INFO",
                    "HELLO",
                    "CLIENT",
                    "CONFIG",
                    "COMMAND",
                    "SELECT",
                    "DBSIZE",
                    "FLUSHALL",
                    "FLUSHDB",
                    "MONITOR",
                    "SUBSCRIBE",
                    "PUBLISH",
                    "HSET",
                    "HGET",
                    "LPUSH",
                    "RPUSH",
                    "SADD",
                    "ZADD",
                    "EXPIRE",
                    "TTL",
                    "SLAVEOF",
                    "REPLICAOF",
                    "MODULE",
                    "CLUSTER",
                    "PSYNC",
                    "EVAL",
                    "MULTI",
                    "SCAN",
                    "MGET",
                    "MSET");

    @Override
    public String protocol() {
        return "redis";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!server.isEmpty() && !isAnswer(server)) {
            return Recognition.NOT_MINE;
        }
        if (client.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        boolean array = client.u8(0) == '*';
        int line = client.indexOf('\n', 0);
        if (!array && !mayBeWritten(client, line < 0 ? client.length() : line)) {
            return Recognition.NOT_MINE;
        }
        if (line < 0) {
            boolean tooLong = client.length() > (array ? 12 : LONGEST_LINE);
            return tooLong ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        return array ? array(client, server, line) : written(client, server, line);
    }

    private static Recognition array(Octets client, Octets server, int line) {
        if (!isCount(client, 1, line)) {
            return Recognition.NOT_MINE;
        }
        int second = client.indexOf('\n', line + 1);
        if (second < 0 || !isWholeLine(server)) {
            boolean tooLong = second < 0 && client.length() - line > 12;
            return tooLong ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        boolean counted = client.u8(line + 1) == '$' && isCount(client, line + 2, second);
        if (!counted) {
            return Recognition.NOT_MINE;
        }
        boolean authenticates =
                Ascii.startsWithIgnoringCase(client, second + 1, "AUTH\r\n")
                        || Ascii.startsWithIgnoringCase(client, second + 1, "HELLO\r\n")
                                && Ascii.containsIgnoringCase(
                                        client, Math.min(client.length(), 64), "AUTH\r\n");
        return found(server, authenticates);
    }

    private static Recognition written(Octets client, Octets server, int line) {
        int end = wordEnd(client, line);
        String word = client.slice(0, end).latin1().toUpperCase(java.util.Locale.ROOT);
        if (!WRITTEN_OUT.contains(word)) {
            return Recognition.NOT_MINE;
        }
        return isWholeLine(server) ? found(server, false) : Recognition.UNDECIDED;
    }

    private static Recognition found(Octets server, boolean authenticates) {
        String authentication =
                authenticates ? "password" : server.startsWith("-NOAUTH") ? "demanded" : "none";
        return REDIS.with("redis.authentication", authentication).complete();
    }

    /** Letters up to a blank or the line's end. */
    private static boolean mayBeWritten(Octets client, int end) {
        int word = wordEnd(client, end);
        for (int i = 0; i < word; i++) {
            int letter = client.u8(i) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return word > 0 && word <= 10;
    }

    private static int wordEnd(Octets client, int end) {
        for (int i = 0; i < end; i++) {
            if (client.u8(i) == ' ' || client.u8(i) == '\r') {
                return i;
            }
        }
        return end;
    }

    /** Text, an error with its kind in capitals, or a kind of value and a number. */
    private static boolean isAnswer(Octets server) {
        int second = server.u8(1);
        return switch (server.u8(0)) {
            case '+' -> server.length() < 2 || second > 0x20 && second < 0x7F;
            case '-' -> server.length() < 2 || second >= 'A' && second <= 'Z';
            case ':', '$', '*', '%', '~', '>' ->
                    server.length() < 2 || Ascii.isDigit(second) || second == '-';
            case '_' -> server.length() < 2 || second == '\r';
            case '#' -> server.length() < 2 || second == 't' || second == 'f';
            default -> false;
        };
    }

    private static boolean isWholeLine(Octets server) {
        int end = server.indexOf('\n', 0);
        return end > 1 && server.u8(end - 1) == '\r' && Ascii.isPrintable(server, 0, end - 1);
    }

    private static boolean isCount(Octets client, int from, int lineEnd) {
        for (int i = from; i < lineEnd - 1; i++) {
            if (!Ascii.isDigit(client.u8(i))) {
                return false;
            }
        }
        return lineEnd - 1 > from && client.u8(lineEnd - 1) == '\r';
    }
}
