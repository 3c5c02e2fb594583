package eu.sealwatch.agent.inspect.tftp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** TFTP by a request to read or write: name, zero, mode, zero (RFC 1350). The name is not kept. */
public final class TftpInspector implements Inspector {
    private static final Plain TFTP = Plain.handshake("tftp");
    private static final Recognition READ = TFTP.with("tftp.request", "read").complete();
    private static final Recognition WRITE = TFTP.with("tftp.request", "write").complete();
    private static final int NAME = 2;

    @Override
    public String protocol() {
        return "tftp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int operation = datagram.u16(0);
        if (operation != 1 && operation != 2) {
            return Recognition.NOT_MINE;
        }
        int end = datagram.indexOf(0, NAME);
        int mode = end < 0 ? 0 : datagram.indexOf(0, end + 1);
        boolean request =
                end > NAME
                        && Ascii.isPrintable(datagram, NAME, end)
                        && (Ascii.startsWithIgnoringCase(datagram, end + 1, "octet\0")
                                || Ascii.startsWithIgnoringCase(datagram, end + 1, "netascii\0")
                                || Ascii.startsWithIgnoringCase(datagram, end + 1, "mail\0"))
                        && areOptions(datagram, mode + 1);
        if (!request) {
            return Recognition.NOT_MINE;
        }
        return operation == 1 ? READ : WRITE;
    }

    /** RFC 2347: names and values, each with its zero, up to the end; some pad with zeros. */
    private static boolean areOptions(Octets datagram, int from) {
        int at = from;
        while (at < datagram.length()) {
            int end = datagram.indexOf(0, at);
            if (end < 0 || !Ascii.isPrintable(datagram, at, end)) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }
}
