package eu.sealwatch.agent.inspect.smtp;

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
 * SMTP and LMTP: a client that says EHLO or one of its kin and a server that answers 220 or 250
 * (RFC 5321 section 3.1), or a greeting that names the protocol. Reads STARTTLS (RFC 3207) and AUTH
 * (RFC 4954).
 */
public final class SmtpInspector implements Inspector {
    private static final List<String> HELLO = List.of("EHLO", "HELO", "LHLO");

    /** What may come first, too, where the greeting names SMTP. */
    private static final List<String> OTHERS =
            List.of("MAIL FROM:", "STARTTLS", "AUTH ", "NOOP", "RSET", "QUIT", "VRFY ", "XCLIENT ");

    private static final int LONGEST_SERVER = 64;

    @Override
    public String protocol() {
        return "smtp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean contradicts =
                Ascii.contradictsAllIgnoringCase(client, HELLO)
                        && Ascii.contradictsAllIgnoringCase(client, OTHERS);
        boolean answers =
                !Ascii.contradicts(server, "220")
                        || !Ascii.contradicts(server, "250")
                        || !Ascii.contradicts(server, "554")
                        || !Ascii.contradicts(server, "421");
        if (contradicts || !answers) {
            return Recognition.NOT_MINE;
        }
        boolean ended = conversation.clientEnded() && conversation.serverEnded();
        if (isHello(client)
                && (isReply(server)
                        || server.isEmpty() && Ascii.aLineStartsWith(client, "MAIL FROM:"))) {
            return read(client, server).recognised(ended);
        }
        int end = server.indexOf('\n', 0);
        boolean named = end > 0 && Ascii.containsIgnoringCase(server, end, "SMTP");
        if (named && !server.startsWith("250")) {
            return read(client, server).recognised(ended);
        }
        boolean tooLong = server.length() > 1024 && end < 0;
        return tooLong ? Recognition.NOT_MINE : Recognition.UNDECIDED;
    }

    /** The word, and behind it a blank or the line's end. */
    private static boolean isHello(Octets client) {
        int behind = client.u8(4);
        boolean ends = behind == ' ' || behind == '\r' || behind == '\n';
        return ends && Ascii.startsWithOneIgnoringCase(client, 0, HELLO);
    }

    private static boolean isReply(Octets server) {
        int behind = server.u8(3);
        return server.length() >= 4
                && (behind == ' ' || behind == '-' || behind == '\r' || behind == '\n');
    }

    private static MailLogin read(Octets client, Octets server) {
        var mail = Mail.newBuilder();
        boolean accepted = offers(server, mail) > 1;
        var commands = new TextLines(client);
        while (commands.next()) {
            if (commands.hasWord(0, "STARTTLS")) {
                mail.setStarttlsRequested(true).setStarttlsAccepted(accepted);
                if (accepted) {
                    break;
                }
            } else if (commands.startsWith("AUTH ")) {
                MailLogin.use(mail, commands.text(5, LONGEST_SERVER));
            }
        }
        return new MailLogin("smtp", mail.build());
    }

    /** Reads greeting and extensions; how often the server said that it is ready. */
    private static int offers(Octets server, Mail.Builder mail) {
        var replies = new TextLines(server);
        int ready = 0;
        while (replies.next()) {
            // a greeting may have several lines, of which the first names the server
            if (replies.startsWith("220") && mail.getServer().isEmpty()) {
                mail.setServer(replies.text(4, LONGEST_SERVER));
            }
            if (replies.startsWith("220 ")) {
                ready++;
            } else if (replies.startsWith("250") && replies.hasWord(4, "STARTTLS")) {
                mail.setStarttlsOffered(true);
            } else if (replies.startsWith("250-AUTH ") || replies.startsWith("250 AUTH ")) {
                MailLogin.offer(mail, replies.text(9, 256));
            }
        }
        return ready;
    }
}
