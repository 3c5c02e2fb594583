package eu.sealwatch.agent.inspect.imap;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** IMAP: an untagged greeting that names it, or a tagged command that only it has (RFC 9051). */
public final class ImapInspector implements Inspector {
    private static final Plain IMAP = Plain.handshake("imap");
    private static final Recognition UPGRADED = IMAP.with("imap.starttls", "requested").complete();
    private static final Recognition SO_FAR = IMAP.soFar();
    private static final int LONGEST_TAG = 16;

    @Override
    public String protocol() {
        return "imap";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(server, "* OK") && Ascii.contradicts(server, "* PREAUTH")) {
            return Recognition.NOT_MINE;
        }
        int lineEnd = server.indexOf('\n', 0);
        if (lineEnd < 0) {
            return Recognition.UNDECIDED;
        }
        int space = client.indexOf(' ', 0);
        boolean command = space > 0 && space <= LONGEST_TAG && isCommand(client, space + 1);
        if (!command && !Ascii.containsIgnoringCase(server, lineEnd, "IMAP")) {
            return client.isEmpty() ? Recognition.UNDECIDED : Recognition.NOT_MINE;
        }
        int end = Math.min(client.length(), 1024);
        return Ascii.containsIgnoringCase(client, end, " STARTTLS\r\n") ? UPGRADED : SO_FAR;
    }

    private static boolean isCommand(Octets client, int at) {
        return Ascii.startsWithIgnoringCase(client, at, "CAPABILITY")
                || Ascii.startsWithIgnoringCase(client, at, "LOGIN ")
                || Ascii.startsWithIgnoringCase(client, at, "AUTHENTICATE ")
                || Ascii.startsWithIgnoringCase(client, at, "STARTTLS");
    }
}
