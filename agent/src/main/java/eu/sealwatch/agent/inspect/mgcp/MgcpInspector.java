package eu.sealwatch.agent.inspect.mgcp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.regex.Pattern;

/** MGCP by a command line: verb, transaction, endpoint, version (RFC 3435 section 3.2.1). */
public final class MgcpInspector implements Inspector {
    private static final int LONGEST_LINE = 512;
    private static final Pattern COMMAND =
            Pattern.compile(
                    "(AUEP|AUCX|CRCX|DLCX|EPCF|MDCX|MESG|NTFY|RQNT|RSIP) [0-9]{1,9} [!-~]+"
                            + " MGCP [0-9]\\.[0-9](?: .*)?",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public String protocol() {
        return "mgcp";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return "ACDEMNRacdemnr".indexOf(firstOctet) >= 0;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets message = Datagram.of(conversation);
        int end = lineEnd(message);
        if (end < 0 || end > LONGEST_LINE || message.u8(4) != ' ') {
            return Recognition.NOT_MINE;
        }
        var command = COMMAND.matcher(message.slice(0, end).printable());
        return command.matches()
                ? Plain.handshake("mgcp").with("mgcp.command", command.group(1)).complete()
                : Recognition.NOT_MINE;
    }

    /** Section 3.1 has CR LF, and wants either alone to be understood; -1 without any. */
    private static int lineEnd(Octets message) {
        int cr = message.indexOf('\r', 0);
        return cr >= 0 ? cr : message.indexOf('\n', 0);
    }
}
