package eu.sealwatch.agent.inspect.redis;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** Redis: a command as array of counted strings, and an answer of the same protocol (RESP). */
public final class RedisInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("redis").complete();

    @Override
    public String protocol() {
        return "redis";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, "*")) {
            return Recognition.NOT_MINE;
        }
        int line = client.indexOf('\n', 0);
        if (line < 0) {
            return client.length() > 12 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        if (!isCount(client, 1, line)) {
            return Recognition.NOT_MINE;
        }
        int second = client.indexOf('\n', line + 1);
        if (second < 0 || server.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        boolean counted = client.u8(line + 1) == '$' && isCount(client, line + 2, second);
        boolean answered = "+-:$*%_#,".indexOf(server.u8(0)) >= 0;
        return counted && answered ? FOUND : Recognition.NOT_MINE;
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
