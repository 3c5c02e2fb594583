package eu.sealwatch.agent.inspect.pop3;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.MailLogin;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.TextLines;
import eu.sealwatch.wire.v1.Mail;
import java.util.List;

/**
 * POP3: an answer +OK with text, and a command of RFC 1939 or its extensions. Reads STLS (RFC 2595
 * section 4), USER, APOP and AUTH (RFC 5034).
 */
public final class Pop3Inspector implements Inspector {
    private static final int LONGEST_SERVER = 64;

    private static final List<String> COMMANDS =
            List.of(
                    "USER ",
                    "APOP ",
                    "CAPA\r\n",
                    "STLS\r\n",
                    "AUTH ",
                    "AUTH\r\n",
                    "PASS ",
                    "STAT\r\n",
                    "LIST\r\n",
                    "UIDL\r\n",
                    "RETR ",
                    "TOP ");

    @Override
    public String protocol() {
        return "pop3";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean contradicts =
                Ascii.contradicts(server, "+OK")
                        || Ascii.contradictsAllIgnoringCase(client, COMMANDS);
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        boolean command = Ascii.startsWithOneIgnoringCase(client, 0, COMMANDS);
        // an answer without any text is Redis's to AUTH
        if (!command || server.length() < 5 || server.u8(3) != ' ') {
            boolean bare = server.length() > 3 && server.u8(3) != ' ' && client.length() > 6;
            return bare ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        boolean ended = conversation.clientEnded() && conversation.serverEnded();
        return new MailLogin("pop3", read(client, server)).recognised(ended);
    }

    private static Mail read(Octets client, Octets server) {
        var mail = Mail.newBuilder();
        int answersUntilTls = commands(client, mail);
        var lines = new TextLines(server);
        // the greeting answers nothing
        int answers = -1;
        while (lines.next()) {
            if (lines.startsWith("+OK") || lines.startsWith("-ERR")) {
                answers++;
                if (answers == 0) {
                    mail.setServer(lines.text(4, LONGEST_SERVER));
                } else if (answers == answersUntilTls && lines.startsWith("+OK")) {
                    mail.setStarttlsAccepted(true);
                    break;
                }
            } else if (lines.hasWord(0, "STLS")) {
                mail.setStarttlsOffered(true);
            } else if (lines.startsWith("SASL ")) {
                MailLogin.offer(mail, lines.text(5, 256));
            }
        }
        return mail.build();
    }

    /** How many answers there are up to that to STLS; 0 without one. */
    private static int commands(Octets client, Mail.Builder mail) {
        var commands = new TextLines(client);
        for (int count = 1; commands.next(); count++) {
            if (commands.hasWord(0, "STLS")) {
                mail.setStarttlsRequested(true);
                return count;
            }
            if (commands.startsWith("PASS ")) {
                mail.setAuthentication("PASS").setClearPassword(true);
            } else if (commands.startsWith("APOP ")) {
                mail.setAuthentication("APOP");
            } else if (commands.startsWith("AUTH ")) {
                MailLogin.use(mail, commands.text(5, LONGEST_SERVER));
            }
        }
        return 0;
    }
}
