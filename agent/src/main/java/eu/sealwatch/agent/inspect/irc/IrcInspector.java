package eu.sealwatch.agent.inspect.irc;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;

/**
 * IRC by the client's registration, and a server that answers with a source in front, or greets
 * with a notice (RFC 2812 section 3.1). Names are not kept. FTP and POP3 have commands of the same
 * words, and answer otherwise.
 */
public final class IrcInspector implements Inspector {
    private static final Plain IRC = Plain.handshake("irc");
    private static final List<String> FIRST =
            List.of(
                    "NICK ",
                    "USER ",
                    "PASS ",
                    "CAP LS",
                    "CAP REQ",
                    "CAP END",
                    "WEBIRC ",
                    "SERVER ",
                    "JOIN ",
                    "PRIVMSG ",
                    "PONG ",
                    "MODE ",
                    "ISON ",
                    "WHO ",
                    "STARTTLS\r\n");
    private static final List<String> GREETINGS =
            List.of("NOTICE AUTH ", "NOTICE * ", "PING :", "ERROR :");
    private static final int LONGEST_SOURCE = 160;
    private static final int LONGEST_LINE = 512;

    @Override
    public String protocol() {
        return "irc";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean clientContradicts = Ascii.contradictsAllIgnoringCase(client, FIRST);
        boolean serverContradicts = server.u8(0) != ':' && Ascii.contradictsAll(server, GREETINGS);
        if (clientContradicts || serverContradicts) {
            return Recognition.NOT_MINE;
        }
        boolean registers =
                Ascii.aLineStartsWith(client, "NICK ") && Ascii.aLineStartsWith(client, "USER ");
        if (registers && server.isEmpty()) {
            return IRC.soFar();
        }
        int end = server.indexOf('\n', 0);
        if (end < 0 || client.indexOf('\n', 0) < 0) {
            boolean tooLong = end < 0 && server.length() > LONGEST_LINE;
            return tooLong ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        if (server.u8(0) == ':' && !isFromSource(server, end)) {
            return Recognition.NOT_MINE;
        }
        String tls = Ascii.aLineStartsWith(client, "STARTTLS") ? "requested" : "";
        return (tls.isEmpty() ? IRC : IRC.with("irc.starttls", tls)).complete();
    }

    /** Source, blank, then three digits or a command in capitals. */
    private static boolean isFromSource(Octets server, int end) {
        int blank = server.indexOf(' ', 1);
        if (blank < 2 || blank > LONGEST_SOURCE || blank > end - 4) {
            return false;
        }
        int kind = server.u8(blank + 1);
        boolean number =
                Ascii.isDigit(kind)
                        && Ascii.isDigit(server.u8(blank + 2))
                        && Ascii.isDigit(server.u8(blank + 3))
                        && server.u8(blank + 4) == ' ';
        boolean command = server.u8(blank + 2) >= 'A' && server.u8(blank + 2) <= 'Z';
        return Ascii.isPrintable(server, 1, blank)
                && (number || command && kind >= 'A' && kind <= 'Z');
    }
}
