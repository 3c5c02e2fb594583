package eu.sealwatch.agent.inspect.pop3;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** POP3: a greeting +OK and a command of RFC 1939 or its extensions. */
public final class Pop3Inspector implements Inspector {
    private static final Plain POP3 = Plain.handshake("pop3");
    private static final Recognition UPGRADED = POP3.with("pop3.starttls", "requested").complete();
    private static final Recognition SO_FAR = POP3.soFar();

    @Override
    public String protocol() {
        return "pop3";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(server, "+OK")) {
            return Recognition.NOT_MINE;
        }
        if (client.length() < 6 || server.length() < 3) {
            return Recognition.UNDECIDED;
        }
        boolean command =
                Ascii.startsWithIgnoringCase(client, 0, "USER ")
                        || Ascii.startsWithIgnoringCase(client, 0, "APOP ")
                        || Ascii.startsWithIgnoringCase(client, 0, "CAPA\r\n")
                        || Ascii.startsWithIgnoringCase(client, 0, "STLS\r\n")
                        || Ascii.startsWithIgnoringCase(client, 0, "AUTH");
        if (!command) {
            return Recognition.NOT_MINE;
        }
        return Ascii.aLineStartsWith(client, "STLS") ? UPGRADED : SO_FAR;
    }
}
