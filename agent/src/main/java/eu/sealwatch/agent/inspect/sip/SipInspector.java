package eu.sealwatch.agent.inspect.sip;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** SIP over UDP or TCP: a request line that ends, or a status line that begins, with SIP/2.0. */
public final class SipInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("sip").complete();
    private static final int LONGEST_LINE = 1024;

    @Override
    public String protocol() {
        return "sip";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets first = Datagram.of(conversation);
        if (first.startsWith("SIP/2.0 ")) {
            return FOUND;
        }
        if (first.isEmpty()) {
            return Recognition.UNDECIDED;
        }
        if (first.u8(0) < 'A' || first.u8(0) > 'Z') {
            return Recognition.NOT_MINE;
        }
        // RFC 3261 section 25.1
        int end = first.indexOf('\n', 0);
        if (end < 0) {
            return first.length() > LONGEST_LINE ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        return first.startsWith(end - 9, " SIP/2.0\r") ? FOUND : Recognition.NOT_MINE;
    }
}
