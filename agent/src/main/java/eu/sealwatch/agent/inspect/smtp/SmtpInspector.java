package eu.sealwatch.agent.inspect.smtp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** SMTP: a greeting 220 and a client that says EHLO or HELO (RFC 5321 section 3.1). */
public final class SmtpInspector implements Inspector {
    private static final Plain SMTP = Plain.handshake("smtp");
    private static final Recognition UPGRADED = SMTP.with("smtp.starttls", "requested").complete();
    private static final Recognition SO_FAR = SMTP.soFar();

    @Override
    public String protocol() {
        return "smtp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(server, "220")) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 5 || server.length() < 4) {
            return Recognition.UNDECIDED;
        }
        boolean hello =
                Ascii.startsWithIgnoringCase(client, 0, "EHLO ")
                        || Ascii.startsWithIgnoringCase(client, 0, "HELO ")
                        || Ascii.startsWithIgnoringCase(client, 0, "LHLO ");
        if (!hello) {
            return Recognition.NOT_MINE;
        }
        return Ascii.aLineStartsWith(client, "STARTTLS") ? UPGRADED : SO_FAR;
    }
}
