package eu.sealwatch.agent.inspect.imap;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.MailLogin;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.TextLines;
import eu.sealwatch.wire.v1.Mail;
import java.util.List;
import java.util.Locale;

/**
 * IMAP: an untagged greeting that names it, or a tagged command that only it has, answered by an
 * untagged line (RFC 9051). Reads STARTTLS, LOGIN and AUTHENTICATE.
 */
public final class ImapInspector implements Inspector {
    private static final int LONGEST_TAG = 16;
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_SERVER = 64;

    private static final List<String> COMMANDS =
            List.of(
                    "CAPABILITY",
                    "LOGIN ",
                    "AUTHENTICATE ",
                    "STARTTLS",
                    "SELECT ",
                    "EXAMINE ",
                    "UID ",
                    "LSUB ",
                    "NAMESPACE",
                    "ENABLE ",
                    "IDLE\r",
                    "ID ",
                    "LOGOUT");

    @Override
    public String protocol() {
        return "imap";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(server, "* ") || clientContradicts(client)) {
            return Recognition.NOT_MINE;
        }
        int lineEnd = server.indexOf('\n', 0);
        if (lineEnd < 0) {
            return server.length() > LONGEST_LINE ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        boolean ended = conversation.clientEnded() && conversation.serverEnded();
        boolean greets =
                server.startsWith("* OK")
                        || server.startsWith("* PREAUTH")
                        || server.startsWith("* BYE");
        boolean named = greets && Ascii.containsIgnoringCase(server, lineEnd, "IMAP");
        if (isCommand(client) || named) {
            return new MailLogin("imap", read(client, server)).recognised(ended);
        }
        return client.indexOf('\n', 0) < 0 ? Recognition.UNDECIDED : Recognition.NOT_MINE;
    }

    /** A tag is letters and digits, here. */
    private static boolean clientContradicts(Octets client) {
        int at = 0;
        while (at < Math.min(client.length(), LONGEST_TAG + 1) && isTag(client.u8(at))) {
            at++;
        }
        return at > LONGEST_TAG || at < client.length() && (at == 0 || client.u8(at) != ' ');
    }

    private static boolean isTag(int value) {
        int letter = value | 0x20;
        return letter >= 'a' && letter <= 'z'
                || Ascii.isDigit(value)
                || value == '.'
                || value == '-'
                || value == '_'
                || value == '$';
    }

    private static boolean isCommand(Octets client) {
        int blank = client.indexOf(' ', 0);
        return blank > 0 && Ascii.startsWithOneIgnoringCase(client, blank + 1, COMMANDS);
    }

    private static Mail read(Octets client, Octets server) {
        var mail = Mail.newBuilder();
        String tagOfTls = "";
        var commands = new TextLines(client);
        while (commands.next()) {
            String line = commands.text(0, 80);
            int blank = line.indexOf(' ');
            String command = line.substring(blank + 1).toUpperCase(Locale.ROOT);
            if (blank > 0 && command.equals("STARTTLS")) {
                mail.setStarttlsRequested(true);
                tagOfTls = line.substring(0, blank);
            } else if (blank > 0 && command.startsWith("LOGIN ")) {
                MailLogin.use(mail, "LOGIN");
            } else if (blank > 0 && command.startsWith("AUTHENTICATE ")) {
                MailLogin.use(mail, command.substring(13));
            }
        }
        readServer(server, mail, tagOfTls);
        return mail.build();
    }

    private static void readServer(Octets server, Mail.Builder mail, String tagOfTls) {
        var lines = new TextLines(server);
        boolean first = true;
        while (lines.next()) {
            String line = lines.text(0, 512);
            if (first && line.startsWith("* OK")) {
                int text = line.indexOf("] ");
                String rest = line.substring(text < 0 ? 4 : text + 2).strip();
                mail.setServer(rest.substring(0, Math.min(rest.length(), LONGEST_SERVER)));
            }
            if (line.contains("CAPABILITY ")) {
                capabilities(line, mail);
            }
            if (!tagOfTls.isEmpty() && line.startsWith(tagOfTls + " OK")) {
                mail.setStarttlsAccepted(true);
            }
            first = false;
        }
    }

    private static void capabilities(String line, Mail.Builder mail) {
        for (String word : line.replace(']', ' ').split(" ", 64)) {
            if (word.equalsIgnoreCase("STARTTLS")) {
                mail.setStarttlsOffered(true);
            } else if (word.toUpperCase(Locale.ROOT).startsWith("AUTH=")) {
                MailLogin.offer(mail, word.substring(5));
            }
        }
    }
}
