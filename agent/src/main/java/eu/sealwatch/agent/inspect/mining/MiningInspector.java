package eu.sealwatch.agent.inspect.mining;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.regex.Pattern;

/**
 * A miner and its pool, by the methods of their JSON-RPC over bare TCP: Stratum, the proxies of
 * Ethereum, and the log-in of those that mine Monero. The wallet is in there too; it is not kept.
 */
public final class MiningInspector implements Inspector {
    private static final int MOST = 2048;
    private static final Pattern METHOD =
            Pattern.compile(
                    "\"method\"\\s*:\\s*\"(mining\\.[a-z_.]{1,40}"
                            + "|eth_(?:login|submitLogin|getWork|submitWork|submitHashrate)|login|job)\"");

    @Override
    public String protocol() {
        return "mining";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (!mayBegin(client) || !mayBegin(server)) {
            return Recognition.NOT_MINE;
        }
        String asked = client.slice(0, MOST).printable();
        String told = server.slice(0, MOST).printable();
        String dialect = dialect(asked);
        if (dialect.isEmpty()) {
            dialect = dialect(told);
        }
        if (!dialect.isEmpty()) {
            return Plain.handshake("mining").with("mining.dialect", dialect).complete();
        }
        return client.length() > MOST || server.length() > MOST
                ? Recognition.NOT_MINE
                : Recognition.UNDECIDED;
    }

    private static boolean mayBegin(Octets stream) {
        return stream.isEmpty()
                || stream.u8(0) == '{' && (stream.length() < 2 || isJson(stream.u8(1)));
    }

    private static boolean isJson(int second) {
        return second == '"' || second == ' ' || second == '\n' || second == '\r';
    }

    private static String dialect(String messages) {
        var found = METHOD.matcher(messages);
        while (found.find()) {
            String method = found.group(1);
            if (method.startsWith("mining.")) {
                return "stratum";
            }
            if (method.startsWith("eth_")) {
                return "ethproxy";
            }
            // common words: only with what a miner's log-in, or a job for it, holds besides
            boolean login =
                    method.equals("login") && messages.indexOf("\"login\"", found.end()) > 0;
            boolean job = messages.contains("\"blob\"") && messages.contains("\"target\"");
            if (login && messages.contains("\"pass\"") || method.equals("job") && job) {
                return "cryptonote";
            }
        }
        return "";
    }
}
