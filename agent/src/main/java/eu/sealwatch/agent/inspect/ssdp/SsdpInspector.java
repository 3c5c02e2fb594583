package eu.sealwatch.agent.inspect.ssdp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SSDP: a search, an announcement, or an answer to a search, each in the form of HTTP over UDP
 * (UPnP Device Architecture 2.0, section 1). The product that a device names is kept.
 */
public final class SsdpInspector implements Inspector {
    private static final String SEARCH = "M-SEARCH * HTTP/1.";
    private static final String NOTIFY = "NOTIFY * HTTP/1.";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\n";
    private static final int LONGEST_PRODUCT = 128;

    @Override
    public String protocol() {
        return "ssdp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        boolean asks = datagram.startsWith(SEARCH) || datagram.startsWith(NOTIFY);
        boolean answers =
                datagram.startsWith(ANSWER)
                        && Ascii.aLineStartsWith(datagram, "ST:")
                        && Ascii.aLineStartsWith(datagram, "USN:");
        if (!asks && !answers) {
            return Recognition.NOT_MINE;
        }
        Plain facts = Plain.handshake("ssdp");
        String server = header(datagram, "SERVER:");
        String agent = header(datagram, "USER-AGENT:");
        facts = server.isEmpty() ? facts : facts.with("ssdp.server", server);
        return (agent.isEmpty() ? facts : facts.with("ssdp.user_agent", agent)).complete();
    }

    private static String header(Octets datagram, String name) {
        for (int line = 0; line >= 0 && line < datagram.length(); ) {
            if (Ascii.startsWithIgnoringCase(datagram, line, name)) {
                return Ascii.line(datagram, line + name.length(), LONGEST_PRODUCT).strip();
            }
            int end = datagram.indexOf('\n', line);
            line = end < 0 ? -1 : end + 1;
        }
        return "";
    }
}
