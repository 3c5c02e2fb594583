package eu.sealwatch.agent.inspect.sip;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * SIP over UDP or TCP: a request line that ends, or a status line that begins, with SIP/2.0 (RFC
 * 3261 section 25.1), with the software that either side names. Whoever calls whom is not kept.
 */
public final class SipInspector implements Inspector {
    private static final int UDP = 17;
    private static final String STATUS = "SIP/2.0 ";
    private static final String REQUEST_END = " SIP/2.0";
    private static final int LONGEST_LINE = 1024;
    private static final int MOST_HEADERS = 64;
    private static final int LONGEST_SOFTWARE = 128;

    @Override
    public String protocol() {
        return "sip";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet >= 'A' && firstOctet <= 'Z';
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        Line ofClient = firstLine(client);
        Line ofServer = firstLine(server);
        if (ofClient == Line.OTHER || ofServer == Line.OTHER) {
            return Recognition.NOT_MINE;
        }
        if (ofClient == Line.SIP || ofServer == Line.SIP) {
            return facts(ofClient == Line.SIP ? client : server);
        }
        return conversation.transport() == UDP ? Recognition.NOT_MINE : Recognition.UNDECIDED;
    }

    private enum Line {
        NOT_YET,
        SIP,
        OTHER
    }

    private static Line firstLine(Octets stream) {
        if (stream.startsWith(STATUS)) {
            return Line.SIP;
        }
        if (stream.isEmpty()) {
            return Line.NOT_YET;
        }
        if (stream.u8(0) < 'A' || stream.u8(0) > 'Z') {
            return Line.OTHER;
        }
        int end = stream.indexOf('\n', 0);
        if (end < 0) {
            return stream.length() > LONGEST_LINE ? Line.OTHER : Line.NOT_YET;
        }
        int stop = stream.u8(end - 1) == '\r' ? end - 1 : end;
        return stream.startsWith(stop - REQUEST_END.length(), REQUEST_END) ? Line.SIP : Line.OTHER;
    }

    private static Recognition facts(Octets message) {
        Plain facts = Plain.handshake("sip");
        String line = Ascii.line(message, 0, LONGEST_LINE);
        int blank = line.indexOf(' ');
        if (!line.startsWith(STATUS) && blank > 0) {
            facts = facts.with("sip.method", line.substring(0, blank));
        }
        int at = message.indexOf('\n', 0) + 1;
        for (int i = 0; i < MOST_HEADERS && at > 0; i++) {
            boolean names =
                    Ascii.startsWithIgnoringCase(message, at, "User-Agent:")
                            || Ascii.startsWithIgnoringCase(message, at, "Server:");
            if (names) {
                String header = Ascii.line(message, at, LONGEST_SOFTWARE);
                String software = header.substring(header.indexOf(':') + 1).strip();
                return facts.with("sip.software", software).complete();
            }
            at = message.indexOf('\n', at) + 1;
        }
        return facts.complete();
    }
}
