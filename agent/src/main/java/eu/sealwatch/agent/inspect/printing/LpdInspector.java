package eu.sealwatch.agent.inspect.printing;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * A job for the line printer daemon: a queue's name, the printer's consent, and the announcement of
 * a control or data file (RFC 1179, sections 5.2, 6.2 and 6.3). Names of hosts and users, which the
 * control file has, are not read.
 */
public final class LpdInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("lpd").complete();
    private static final int RECEIVE_JOB = 2;
    private static final int CONTROL_FILE = 2;
    private static final int DATA_FILE = 3;
    private static final int LF = '\n';
    private static final int LONGEST_LINE = 160;

    @Override
    public String protocol() {
        return "lpd";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if ((!client.isEmpty() && client.u8(0) != RECEIVE_JOB) || server.u8(0) != 0) {
            return Recognition.NOT_MINE;
        }
        int end = client.indexOf(LF, 0);
        int known = end < 0 ? client.length() : end;
        if (known > LONGEST_LINE || !Ascii.isPrintable(client, 1, known) || end == 1) {
            return Recognition.NOT_MINE;
        }
        int second = client.indexOf(LF, end + 1);
        if (end < 0 || second < 0 || server.isEmpty()) {
            return end >= 0 && client.length() - end > LONGEST_LINE && second < 0
                    ? Recognition.NOT_MINE
                    : Recognition.UNDECIDED;
        }
        return announcesFile(client, end + 1) ? FOUND : Recognition.NOT_MINE;
    }

    /** What is to come, its size in digits, a blank, and a name that says the same again. */
    private static boolean announcesFile(Octets client, int at) {
        int digit = at + 1;
        while (Ascii.isDigit(client.u8(digit))) {
            digit++;
        }
        boolean sized = digit > at + 1 && client.u8(digit) == ' ';
        return sized
                && ((client.u8(at) == CONTROL_FILE && client.startsWith(digit + 1, "cf"))
                        || (client.u8(at) == DATA_FILE && client.startsWith(digit + 1, "df")));
    }
}
