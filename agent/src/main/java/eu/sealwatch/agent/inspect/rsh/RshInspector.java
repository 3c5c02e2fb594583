package eu.sealwatch.agent.inspect.rsh;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * The remote commands of BSD, which trust a client's word and send all in clear. rlogin: a zero,
 * two user names, a terminal with its speed (RFC 1282). rsh: a port in digits or none, two user
 * names, a command, and an answer that begins with 0 or 1. rexec is as rsh, with a password for the
 * second name: the bytes do not tell them apart. Nothing of it is kept.
 */
public final class RshInspector implements Inspector {
    private static final Recognition RSH = Plain.handshake("rsh").complete();
    private static final Recognition RLOGIN = Plain.handshake("rlogin").complete();
    private static final int MOST_DIGITS = 5;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST = 4096;

    @Override
    public String protocol() {
        return "rsh";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (server.u8(0) > 1) {
            return Recognition.NOT_MINE;
        }
        int port = 0;
        while (port < MOST_DIGITS && Ascii.isDigit(client.u8(port))) {
            port++;
        }
        if (client.u8(port) != 0) {
            return Recognition.NOT_MINE;
        }
        int[] ends = new int[3];
        int at = port + 1;
        for (int i = 0; i < ends.length; i++) {
            int end = client.indexOf(0, at);
            int known = end < 0 ? client.length() : end;
            int longest = i < 2 ? LONGEST_NAME : LONGEST;
            boolean text = known - at <= longest && Ascii.isPrintable(client, at, known);
            if (!text || end == at) {
                return Recognition.NOT_MINE;
            }
            if (end < 0) {
                return Recognition.UNDECIDED;
            }
            ends[i] = end;
            at = end + 1;
        }
        if (port == 0 && isTerminal(client.slice(ends[1] + 1, ends[2] - ends[1] - 1))) {
            return RLOGIN;
        }
        if (at < client.length() && port == 0) {
            return Recognition.NOT_MINE;
        }
        return server.isEmpty() ? Recognition.UNDECIDED : RSH;
    }

    // "xterm/38400"
    private static boolean isTerminal(Octets text) {
        int slash = text.indexOf('/', 1);
        int digits = slash + 1;
        while (slash > 0 && Ascii.isDigit(text.u8(digits))) {
            digits++;
        }
        return slash > 0 && digits == text.length() && digits > slash + 2;
    }
}
