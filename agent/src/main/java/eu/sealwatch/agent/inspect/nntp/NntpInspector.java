package eu.sealwatch.agent.inspect.nntp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.List;

/** NNTP: a greeting 200 or 201, and a command that only news has (RFC 3977 section 5.1). */
public final class NntpInspector implements Inspector {
    private static final Plain NNTP = Plain.handshake("nntp");
    private static final List<String> COMMANDS =
            List.of(
                    "MODE READER",
                    "MODE STREAM",
                    "CAPABILITIES",
                    "GROUP ",
                    "LIST",
                    "LISTGROUP",
                    "AUTHINFO ",
                    "ARTICLE ",
                    "HEAD ",
                    "BODY ",
                    "STAT ",
                    "XOVER ",
                    "OVER ",
                    "IHAVE ",
                    "CHECK ",
                    "TAKETHIS ",
                    "NEWGROUPS ",
                    "POST\r\n",
                    "STARTTLS\r\n",
                    "DATE\r\n");

    @Override
    public String protocol() {
        return "nntp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        boolean contradicts =
                Ascii.contradicts(server, "200 ") && Ascii.contradicts(server, "201 ")
                        || Ascii.contradictsAllIgnoringCase(client, COMMANDS);
        if (contradicts) {
            return Recognition.NOT_MINE;
        }
        if (server.indexOf('\n', 0) < 0 || client.indexOf('\n', 0) < 0) {
            return server.length() > 512 ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        if (!Ascii.startsWithOneIgnoringCase(client, 0, COMMANDS)) {
            return Recognition.NOT_MINE;
        }
        boolean tls = Ascii.aLineStartsWith(client, "STARTTLS");
        boolean password = Ascii.aLineStartsWith(client, "AUTHINFO PASS ");
        Plain facts = tls ? NNTP.with("nntp.starttls", "requested") : NNTP;
        return password ? facts.with("nntp.login", "clear").complete() : facts.soFar();
    }
}
